package io.ruvector.benchmarks;

import java.util.Map;

/**
 * nDCG@10 that others published, for comparison. SciFact's dense figures are from the MTEB leaderboard (full precision),
 * its BM25 from Anserini's flat index; LoCoMo turns are from LMEB, over all ten conversations; Cranfield and CACM are
 * plain BM25 runs.
 */
final class PublishedFigures {
    private static final Map<String, Double> BM25 =
            Map.of("scifact", 0.679, "cranfield", 0.51, "cacm", 0.43, "locomo", 0.422);

    private static final Map<String, Map<String, Double>> DENSE = Map.of(
            "scifact", Map.of("all-minilm-l6-v2", 0.645, "bge-small-en-v1.5", 0.713),
            "locomo", Map.of("all-minilm-l6-v2", 0.259, "bge-small-en-v1.5", 0.364, "e5-small-v2", 0.405));

    private PublishedFigures() {}

    /** Not a number where none is known. */
    static double bm25(String set) {
        return BM25.getOrDefault(set, Double.NaN);
    }

    /** The figure of the full-precision model, also for its 8-bit variant; not a number where none is known. */
    static double dense(String set, String modelId) {
        String fullPrecision = modelId.endsWith("-q") ? modelId.substring(0, modelId.length() - 2) : modelId;
        return DENSE.getOrDefault(set, Map.of()).getOrDefault(fullPrecision, Double.NaN);
    }

    static String shown(double figure) {
        return Double.isNaN(figure) ? "" : Scores.shown(figure);
    }
}
