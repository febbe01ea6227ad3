package io.ruvector.memory;

import io.ruvector.search.TextDocument;
import io.ruvector.search.TextHit;
import io.ruvector.search.TextIndex;
import io.ruvector.search.TextIndexOptions;
import io.ruvector.search.TextSource;
import io.ruvector.vector.Filter;
import io.ruvector.vector.VectorDb;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of the episodes: a BM25 index derived from the table, over all texts of an episode. */
final class EpisodeWords implements AutoCloseable {

    /** A thousand characters hold at most a thousand terms, which with a filter stays below Lucene's limit of 1,024. */
    private static final int MAX_QUERY_CHARS = 1_000;

    private final TextIndex index;

    private EpisodeWords(TextIndex index) {
        this.index = index;
    }

    static EpisodeWords open(VectorDb db, EpisodeStore store) {
        TextSource source = TextSource.of(store.rows(), (key, json) -> Optional.of(document(key, store.decode(json))));
        return new EpisodeWords(TextIndex.open(db, source, TextIndexOptions.defaults()));
    }

    /**
     * BM25 scores for the text's first 1,000 characters, by {@link Scope#key}: of the {@code k} best that the filter passes, and of those others that also hold a word.
     *
     * @param others keys of episodes that are to be scored even if they are not among the best
     */
    Map<String, Double> scores(String text, int k, Filter filter, Set<String> others) {
        String words = text.substring(0, Math.min(text.length(), MAX_QUERY_CHARS));
        Map<String, Double> scores = new LinkedHashMap<>();
        for (TextHit hit : index.search(words, k, filter)) {
            scores.put(hit.id(), hit.score());
        }
        Set<String> missing = new HashSet<>(others);
        missing.removeAll(scores.keySet());
        scores.putAll(index.scores(words, missing));
        return scores;
    }

    /** BM25 scores of the given episodes, by {@link Scope#key}; those that hold none of the words are left out. */
    Map<String, Double> scores(String text, Set<String> keys) {
        return index.scores(text.substring(0, Math.min(text.length(), MAX_QUERY_CHARS)), keys);
    }

    @Override
    public void close() {
        index.close();
    }

    private static TextDocument document(String key, Episode episode) {
        StringBuilder body = new StringBuilder();
        append(body, episode.reflection());
        append(body, episode.state());
        episode.steps().forEach(step -> append(body, step));
        append(body, episode.observation());
        episode.outcome().ifPresent(outcome -> append(body, remark(outcome)));
        episode.tags().forEach(tag -> append(body, tag));
        return new TextDocument(key, episode.task(), body.toString(), EpisodeFacets.of(episode));
    }

    private static String remark(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Success success -> "";
            case Outcome.Failure failure -> failure.reason();
            case Outcome.Partial partial -> partial.remark();
        };
    }

    private static void append(StringBuilder body, String text) {
        if (!text.isEmpty()) {
            body.append(text).append('\n');
        }
    }
}
