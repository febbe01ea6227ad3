package io.ruvector.rag;

import io.ruvector.rag.feedback.Influence;
import io.ruvector.rag.feedback.ShownPassage;
import io.ruvector.search.HybridHit;
import io.ruvector.search.ScoreParts;
import io.ruvector.vector.Collection;
import io.ruvector.vector.Filter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The candidates of a question with what ratings add to their scores, best first. */
final class RatedRanking {
    private static final Comparator<RetrievedPassage> BEST_FIRST =
            Comparator.comparingDouble(RetrievedPassage::score).reversed().thenComparing(RetrievedPassage::id);

    private final double lowest;
    private final double span;
    private final List<RetrievedPassage> passages;

    private RatedRanking(double lowest, double span, List<RetrievedPassage> passages) {
        this.lowest = lowest;
        this.span = span;
        this.passages = passages;
    }

    /**
     * Adds the ratings' influence. A passage that no search listed but that was rated well for a similar question joins; it
     * starts from the lowest score.
     */
    static RatedRanking of(List<HybridHit> hits, Influence influence, Collection rows, Filter filter) {
        double lowest = hits.stream().mapToDouble(HybridHit::score).min().orElse(0);
        double highest = hits.stream().mapToDouble(HybridHit::score).max().orElse(0);
        double span = highest > lowest ? highest - lowest : 1;
        Map<String, RetrievedPassage> passages = new LinkedHashMap<>();
        for (HybridHit hit : hits) {
            double shift = span * influence.shifts().getOrDefault(hit.id(), 0.0);
            passages.put(
                    hit.id(),
                    RetrievedPassage.of(
                            hit.id(),
                            hit.text().orElse(""),
                            hit.metadata(),
                            hit.score() + shift,
                            new PassageScore(hit.parts(), shift)));
        }
        influence.shifts().forEach((id, shift) -> {
            if (shift > 0 && !passages.containsKey(id)) {
                remembered(id, lowest, span * shift, rows, filter).ifPresent(passage -> passages.put(id, passage));
            }
        });
        return new RatedRanking(
                lowest, span, passages.values().stream().sorted(BEST_FIRST).toList());
    }

    private static Optional<RetrievedPassage> remembered(
            String id, double lowest, double shift, Collection rows, Filter filter) {
        return rows.get(id)
                .filter(entry -> filter.matches(entry.metadata()))
                .map(entry -> RetrievedPassage.of(
                        id,
                        entry.text().orElse(""),
                        entry.metadata(),
                        lowest + shift,
                        new PassageScore(ScoreParts.unlisted(lowest), shift)));
    }

    List<RetrievedPassage> passages() {
        return passages;
    }

    /** A passage as the log keeps it. */
    ShownPassage shown(RetrievedPassage passage) {
        ScoreParts search = passage.parts().search();
        return new ShownPassage(
                passage.id(),
                (search.fused() - lowest) / span,
                search.denseShare().orElse(Double.NaN),
                search.bm25Share().orElse(Double.NaN));
    }
}
