package io.ruvector.memory;

import io.ruvector.vector.Filter;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.TextEmbedder;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Brings up candidates by task vector, reflection vector and words, then the neighbours in session of the most relevant, and
 * ranks all by {@link ScoreParts}. An episode's score does not depend on which index brought it up.
 */
final class Recaller {

    private static final int LEAST_CANDIDATES = 50;
    private static final int MOST_CANDIDATES = 10_000;
    private static final int CANDIDATES_PER_RESULT = 4;
    private static final int WIDENING = 8;

    static final Comparator<RecalledEpisode> BEST_FIRST = Comparator.comparingDouble(RecalledEpisode::score)
            .reversed()
            .thenComparing(hit -> hit.episode().validTime().orElse(Instant.EPOCH), Comparator.reverseOrder())
            .thenComparing(hit -> hit.episode().id());

    private final EpisodeStore store;
    private final EpisodeWords words;
    private final TextEmbedder embedder;
    private final MemoryOptions options;
    private final Supplier<EmbeddingFloor> floor;

    Recaller(
            EpisodeStore store,
            EpisodeWords words,
            TextEmbedder embedder,
            MemoryOptions options,
            Supplier<EmbeddingFloor> floor) {
        this.store = store;
        this.words = words;
        this.embedder = embedder;
        this.options = options;
        this.floor = floor;
    }

    /** The best for the query, with what their scores were made with. */
    Ranking recall(RecallQuery query) {
        float[] meaning = embedder.embedQuery(query.text());
        Instant now = options.clock().instant();
        int width = Math.max(LEAST_CANDIDATES, CANDIDATES_PER_RESULT * query.k());
        while (true) {
            CandidatePool pool = new CandidatePool(store, meaning, query.scope(), now);
            Ranking ranking = rank(query, pool, meaning, now, width);
            if (ranking.hits().size() == query.k() || pool.refused() == 0 || width == MOST_CANDIDATES) {
                return ranking;
            }
            width = Math.min(MOST_CANDIDATES, WIDENING * width);
        }
    }

    private Ranking rank(RecallQuery query, CandidatePool pool, float[] meaning, Instant now, int width) {
        RecallWeights weights = query.weights().orElse(options.weights());
        fill(pool, query, weights, meaning, width);
        Scorer scorer = new Scorer(weights, floor.get(), pool.bestBm25(), now, options.recencyHalfLife());
        Map<String, Double> context = Map.of();
        if (weights.context() > 0) {
            addNeighbours(pool, query.text(), scorer, width / 2);
            context = context(pool, scorer);
        }
        Map<String, Double> neighbour = context;
        List<RecalledEpisode> hits = pool.measured().entrySet().stream()
                .filter(entry -> query.filter().matches(entry.getValue().episode()))
                .map(entry -> scorer.score(entry.getValue(), neighbour.getOrDefault(entry.getKey(), 0.0)))
                .sorted(BEST_FIRST)
                .limit(query.k())
                .toList();
        return new Ranking(hits, scorer);
    }

    private void fill(CandidatePool pool, RecallQuery query, RecallWeights weights, float[] meaning, int width) {
        Filter filter = EpisodeFacets.filter(query.scope(), query.filter());
        Set<String> keys = new LinkedHashSet<>();
        if (weights.meaning() > 0) {
            SearchQuery nearest =
                    SearchQuery.builder(meaning, width).filter(filter).build();
            store.tasks().search(nearest).forEach(hit -> keys.add(hit.id()));
            store.reflections().search(nearest).forEach(hit -> keys.add(hit.id()));
        }
        Map<String, Double> bm25 = weights.keywords() > 0 ? words.scores(query.text(), width, filter, keys) : Map.of();
        keys.addAll(bm25.keySet());
        pool.addAll(keys, bm25);
    }

    /** Brings in what the most relevant episodes have beside them in their sessions. */
    private void addNeighbours(CandidatePool pool, String text, Scorer scorer, int most) {
        Set<String> keys = new LinkedHashSet<>();
        pool.measured().values().stream()
                .filter(measured -> measured.episode().position().isPresent())
                .sorted(Comparator.comparingDouble(scorer::relevance).reversed())
                .limit(most)
                .forEach(measured -> keys.addAll(store.neighbours(measured.episode())));
        keys.removeAll(pool.measured().keySet());
        Map<String, Double> bm25 = scorer.weights().keywords() > 0 ? words.scores(text, keys) : Map.of();
        pool.addAll(keys, bm25);
    }

    private Map<String, Double> context(CandidatePool pool, Scorer scorer) {
        Map<String, Double> context = new HashMap<>();
        pool.measured().forEach((key, measured) -> {
            for (String neighbour : store.neighbours(measured.episode())) {
                pool.find(neighbour).ifPresent(beside -> context.merge(key, scorer.relevance(beside), Math::max));
            }
        });
        return context;
    }
}
