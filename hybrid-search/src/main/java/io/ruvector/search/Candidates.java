package io.ruvector.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result lists of both searches for one query, and scores computed for candidates that only one of them listed. */
final class Candidates {
    private final List<Ranked> dense;
    private final List<Ranked> bm25;
    private final Map<String, Integer> denseRank;
    private final Map<String, Integer> bm25Rank;
    private final Map<String, Double> denseScore = new HashMap<>();
    private final Map<String, Double> bm25Score = new HashMap<>();
    private Normalization.@Nullable Scale denseScale;
    private Normalization.@Nullable Scale bm25Scale;

    Candidates(List<Ranked> dense, List<Ranked> bm25) {
        this.dense = dense;
        this.bm25 = bm25;
        this.denseRank = ranks(dense);
        this.bm25Rank = ranks(bm25);
        dense.forEach(entry -> denseScore.put(entry.id(), entry.score()));
        bm25.forEach(entry -> bm25Score.put(entry.id(), entry.score()));
    }

    Set<String> withoutDense() {
        return missing(bm25Rank.keySet(), denseScore.keySet());
    }

    Set<String> withoutBm25() {
        return missing(denseRank.keySet(), bm25Score.keySet());
    }

    void denseScore(String id, double score) {
        denseScore.put(id, score);
    }

    void bm25Score(String id, double score) {
        bm25Score.put(id, score);
    }

    /** All candidates, best first. With one search its own scores decide. */
    List<Ranked> inOrder(SearchMode mode, FusionMethod method) {
        return switch (mode) {
            case DENSE -> dense;
            case BM25 -> bm25;
            case HYBRID -> fused(method);
        };
    }

    private List<Ranked> fused(FusionMethod method) {
        return switch (method) {
            case FusionMethod.ReciprocalRank rank -> Fusion.reciprocalRank(List.of(dense, bm25), rank.k());
            case FusionMethod.WeightedScores weighted -> {
                denseScale =
                        denseScore.isEmpty() ? null : weighted.normalization().of(denseScore.values());
                bm25Scale =
                        bm25Score.isEmpty() ? null : weighted.normalization().of(bm25Score.values());
                yield Fusion.weighted(
                        List.of(entries(denseScore), entries(bm25Score)),
                        List.of(weighted.denseWeight(), 1 - weighted.denseWeight()),
                        weighted.normalization());
            }
        };
    }

    ScoreParts parts(Ranked fused) {
        String id = fused.id();
        return new ScoreParts(
                optional(denseScore.get(id)),
                optionalRank(denseRank.get(id)),
                optional(bm25Score.get(id)),
                optionalRank(bm25Rank.get(id)),
                share(denseScale, denseScore.get(id)),
                share(bm25Scale, bm25Score.get(id)),
                fused.score());
    }

    private static OptionalDouble share(Normalization.@Nullable Scale scale, @Nullable Double score) {
        return scale == null || score == null ? OptionalDouble.empty() : OptionalDouble.of(scale.apply(score));
    }

    private static Map<String, Integer> ranks(List<Ranked> list) {
        Map<String, Integer> ranks = new HashMap<>();
        for (Ranked entry : list) {
            ranks.putIfAbsent(entry.id(), ranks.size() + 1);
        }
        return ranks;
    }

    private static Set<String> missing(Collection<String> wanted, Set<String> present) {
        Set<String> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(present);
        return missing;
    }

    private static List<Ranked> entries(Map<String, Double> scores) {
        List<Ranked> entries = new ArrayList<>();
        scores.forEach((id, score) -> entries.add(new Ranked(id, score)));
        return entries;
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static OptionalInt optionalRank(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
