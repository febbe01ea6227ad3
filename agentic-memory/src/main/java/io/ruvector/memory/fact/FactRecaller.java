package io.ruvector.memory.fact;

import io.ruvector.memory.EmbeddingFloor;
import io.ruvector.memory.ScopeFacets;
import io.ruvector.search.TextDocument;
import io.ruvector.search.TextHit;
import io.ruvector.search.TextIndex;
import io.ruvector.search.TextIndexOptions;
import io.ruvector.search.TextSource;
import io.ruvector.vector.Filter;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds facts by meaning and by words; each is read from the table and checked there against the reader and the times. */
final class FactRecaller implements AutoCloseable {

    private static final double MEANING = 0.7;
    private static final double KEYWORDS = 0.3;
    private static final int LEAST_CANDIDATES = 50;
    private static final int CANDIDATES_PER_RESULT = 4;
    private static final int MOST_CANDIDATES = 10_000;
    private static final int WIDENING = 8;
    private static final int MAX_QUERY_CHARS = 1_000;

    private final FactStore store;
    private final TextEmbedder embedder;
    private final Supplier<EmbeddingFloor> floor;
    private final TextIndex words;

    FactRecaller(VectorDb db, FactStore store, TextEmbedder embedder, Supplier<EmbeddingFloor> floor) {
        this.store = store;
        this.embedder = embedder;
        this.floor = floor;
        TextSource source = TextSource.of(store.rows(), (key, json) -> Optional.of(document(key, store.decode(json))));
        this.words = TextIndex.open(db, source, TextIndexOptions.defaults());
    }

    List<RecalledFact> recall(FactQuery query, Instant now) {
        float[] vector = embedder.embedQuery(query.text());
        Instant valid = query.validAt().orElse(now);
        Instant known = query.knownAt().orElse(now);
        int width = Math.max(LEAST_CANDIDATES, CANDIDATES_PER_RESULT * query.k());
        while (true) {
            Candidates found = candidates(query, vector, width);
            List<RecalledFact> hits = new ArrayList<>();
            found.keys.forEach(key -> store.findByKey(key)
                    .filter(fact -> fact.visibleTo(query.scope()) && fact.holds(valid, known))
                    .ifPresent(fact -> hits.add(score(key, fact, found))));
            boolean all = hits.size() == found.keys.size();
            if (hits.size() >= query.k() || all || width == MOST_CANDIDATES) {
                return hits.stream()
                        .sorted(Comparator.comparingDouble(RecalledFact::score)
                                .reversed()
                                .thenComparing(hit -> hit.fact().id()))
                        .limit(query.k())
                        .toList();
            }
            width = Math.min(MOST_CANDIDATES, WIDENING * width);
        }
    }

    /** Whether the word index still knows the row. */
    boolean knowsWords(String key, String text) {
        return !words.scores(text.substring(0, Math.min(text.length(), MAX_QUERY_CHARS)), List.of(key))
                .isEmpty();
    }

    @Override
    public void close() {
        words.close();
    }

    private record Candidates(Set<String> keys, Map<String, Double> cosines, Map<String, Double> bm25, double best) {}

    private Candidates candidates(FactQuery query, float[] vector, int width) {
        Filter visible = ScopeFacets.visibleTo(query.scope());
        Map<String, Double> cosines =
                store
                        .vectors()
                        .search(SearchQuery.builder(vector, width)
                                .filter(visible)
                                .build())
                        .stream()
                        .collect(Collectors.toMap(SearchHit::id, hit -> (double) hit.score()));
        String text = query.text().substring(0, Math.min(query.text().length(), MAX_QUERY_CHARS));
        Map<String, Double> bm25 = new HashMap<>();
        for (TextHit hit : words.search(text, width, visible)) {
            bm25.put(hit.id(), hit.score());
        }
        Set<String> keys = new LinkedHashSet<>(cosines.keySet());
        keys.addAll(bm25.keySet());
        Set<String> unscored = new LinkedHashSet<>(cosines.keySet());
        unscored.removeAll(bm25.keySet());
        bm25.putAll(words.scores(text, unscored));
        bm25.keySet().stream()
                .filter(key -> !cosines.containsKey(key))
                .toList()
                .forEach(key ->
                        store.vectors().get(key).ifPresent(entry -> cosines.put(key, dot(vector, entry.vector()))));
        double best =
                bm25.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return new Candidates(keys, cosines, bm25, best);
    }

    private RecalledFact score(String key, Fact fact, Candidates found) {
        double meaning = MEANING * floor.get().related(found.cosines.getOrDefault(key, -1.0));
        double keywords = found.best == 0 ? 0 : KEYWORDS * found.bm25.getOrDefault(key, 0.0) / found.best;
        return new RecalledFact(fact, meaning + keywords, meaning, keywords);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static TextDocument document(String key, Fact fact) {
        StringBuilder body = new StringBuilder();
        fact.sources().forEach(source -> body.append(source.statement()).append('\n'));
        return new TextDocument(key, "", body.toString(), ScopeFacets.of(fact.scope(), fact.visibility()));
    }
}
