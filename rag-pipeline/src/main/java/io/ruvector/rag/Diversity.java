package io.ruvector.rag;

import io.ruvector.search.Mmr;
import io.ruvector.search.Ranked;
import io.ruvector.vector.Collection;
import io.ruvector.vector.VectorEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Picks passages that are relevant and unlike each other, by maximal marginal relevance. */
final class Diversity {
    private Diversity() {}

    static List<RetrievedPassage> select(List<RetrievedPassage> passages, double lambda, int k, Collection rows) {
        Map<String, RetrievedPassage> byId = new HashMap<>();
        Map<String, float[]> vectors = new HashMap<>();
        List<Ranked> candidates = new ArrayList<>();
        double lowest =
                passages.stream().mapToDouble(RetrievedPassage::score).min().orElse(0);
        double highest =
                passages.stream().mapToDouble(RetrievedPassage::score).max().orElse(1);
        for (RetrievedPassage passage : passages) {
            Optional<VectorEntry> entry = rows.get(passage.id());
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
