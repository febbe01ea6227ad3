package io.ruvector.rag;

import io.ruvector.search.HybridHit;
import io.ruvector.search.HybridQuery;
import io.ruvector.search.Mmr;
import io.ruvector.search.Ranked;
import io.ruvector.search.ScoreParts;
import io.ruvector.search.SearchMode;
import io.ruvector.vector.Filter;
import io.ruvector.vector.VectorEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Finds the passages of a {@link Corpus} that answer a question: both searches, fusion, ratings of similar earlier
 * questions, and diversity where it is asked for. Every search stays within the scope that the query names.
 *
 * <p>Thread-safe.
 *
 * {@snippet :
 * for (RetrievedPassage passage : new HybridRetriever(corpus).retrieve(RetrievalQuery.of("pump seal", 5))) {
 *     System.out.println(passage.source() + " " + passage.start() + "-" + passage.end() + ": " + passage.text());
 * }
 * }
 */
public final class HybridRetriever {
    private static final Comparator<RetrievedPassage> BEST_FIRST =
            Comparator.comparingDouble(RetrievedPassage::score).reversed().thenComparing(RetrievedPassage::id);

    private final Corpus corpus;

    /** A retriever over a corpus. */
    public HybridRetriever(Corpus corpus) {
        this.corpus = corpus;
    }

    /**
     * The best passages, best first. Ratings count in the modes that embed the question, so not in
     * {@link SearchMode#BM25}.
     */
    public List<RetrievedPassage> retrieve(RetrievalQuery query) {
        return query.mode() == SearchMode.BM25
                ? retrieve(query, Optional.empty())
                : retrieve(query, Optional.of(corpus.embedder().embedQuery(query.text())));
    }

    List<RetrievedPassage> retrieve(RetrievalQuery query, Optional<float[]> vector) {
        Map<String, Double> opinions = query.feedback() && vector.isPresent()
                ? corpus.feedback().opinions(query.scope(), vector.get())
                : Map.of();
        boolean wide = !opinions.isEmpty() || query.diversity().isPresent();
        HybridQuery.Builder search = HybridQuery.builder(query.text(), wide ? query.depth() : query.k())
                .mode(query.mode())
                .filter(filter(query))
                .depth(query.depth())
                .fusion(query.fusion());
        List<HybridHit> hits = vector.isPresent()
                ? corpus.search().search(search.build(), vector.get())
                : corpus.search().search(search.build());
        List<RetrievedPassage> passages = rated(hits, opinions, query);
        return query.diversity().isPresent()
                ? diverse(passages, query.diversity().getAsDouble(), query.k())
                : passages.subList(0, Math.min(query.k(), passages.size()));
    }

    private static Filter filter(RetrievalQuery query) {
        Filter scope = Filter.eq(PassageMetadata.SCOPE, query.scope());
        return query.filter().map(scope::and).orElse(scope);
    }

    private List<RetrievedPassage> rated(List<HybridHit> hits, Map<String, Double> opinions, RetrievalQuery query) {
        double lowest = hits.stream().mapToDouble(HybridHit::score).min().orElse(0);
        double highest = hits.stream().mapToDouble(HybridHit::score).max().orElse(0);
        double unit = FeedbackTuner.BETA * (highest > lowest ? highest - lowest : 1);
        Map<String, RetrievedPassage> passages = new LinkedHashMap<>();
        for (HybridHit hit : hits) {
            double shift = unit * opinions.getOrDefault(hit.id(), 0.0);
            passages.put(
                    hit.id(),
                    RetrievedPassage.of(
                            hit.id(),
                            hit.text().orElse(""),
                            hit.metadata(),
                            hit.score() + shift,
                            new PassageScore(hit.parts(), shift)));
        }
        opinions.forEach((id, opinion) -> {
            if (opinion > 0 && !passages.containsKey(id)) {
                remembered(id, lowest, unit * opinion, query).ifPresent(passage -> passages.put(id, passage));
            }
        });
        return passages.values().stream().sorted(BEST_FIRST).toList();
    }

    /** A passage that no search listed but that was rated well for a similar question; it starts from the lowest score. */
    private Optional<RetrievedPassage> remembered(String id, double lowest, double shift, RetrievalQuery query) {
        Filter filter = filter(query);
        ScoreParts parts = new ScoreParts(
                OptionalDouble.empty(), OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty(), lowest);
        return corpus.passages()
                .get(id)
                .filter(entry -> filter.matches(entry.metadata()))
                .map(entry -> RetrievedPassage.of(
                        id, entry.text().orElse(""), entry.metadata(), lowest + shift, new PassageScore(parts, shift)));
    }

    private List<RetrievedPassage> diverse(List<RetrievedPassage> passages, double lambda, int k) {
        Map<String, RetrievedPassage> byId = new HashMap<>();
        Map<String, float[]> vectors = new HashMap<>();
        List<Ranked> candidates = new ArrayList<>();
        double lowest =
                passages.stream().mapToDouble(RetrievedPassage::score).min().orElse(0);
        double highest =
                passages.stream().mapToDouble(RetrievedPassage::score).max().orElse(1);
        for (RetrievedPassage passage : passages) {
            Optional<VectorEntry> entry = corpus.passages().get(passage.id());
            if (entry.isPresent()) {
                byId.put(passage.id(), passage);
                vectors.put(passage.id(), entry.get().vector());
                double relevance = highest > lowest ? (passage.score() - lowest) / (highest - lowest) : 1;
                candidates.add(new Ranked(passage.id(), relevance));
            }
        }
        return Mmr.select(candidates, lambda, k, (a, b) -> Cosine.of(known(vectors, a), known(vectors, b))).stream()
                .map(picked -> known(byId, picked.id()))
                .toList();
    }

    private static <T> T known(Map<String, T> map, String id) {
        return Objects.requireNonNull(map.get(id));
    }
}
