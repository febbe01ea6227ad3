package io.ruvector.search;

import java.util.Collection;

/** Brings the scores of one result list to a scale on which lists can be added. */
public enum Normalization {
    /** Smallest score of the list becomes 0, largest 1. A list whose scores are all equal becomes all 1. */
    MIN_MAX {
        @Override
        Scale of(Collection<Double> scores) {
            double min = scores.stream().mapToDouble(Double::doubleValue).min().orElse(0);
            double max = scores.stream().mapToDouble(Double::doubleValue).max().orElse(0);
            return max > min ? new Scale(min, max - min, 0) : new Scale(max - 1, 1, 0);
        }
    },
    /**
     * Distance from the list's mean in standard deviations, divided by 3 so that typical values lie in [-1, 1].
     * A list whose scores are all equal becomes all 0.
     */
    Z_SCORE {
        @Override
        Scale of(Collection<Double> scores) {
            double mean =
                    scores.stream().mapToDouble(Double::doubleValue).average().orElse(0);
            double variance = scores.stream()
                    .mapToDouble(s -> (s - mean) * (s - mean))
                    .average()
                    .orElse(0);
            double deviation = Math.sqrt(variance);
            double lowest =
                    scores.stream().mapToDouble(Double::doubleValue).min().orElse(0);
            return deviation > 0
                    ? new Scale(mean, 3 * deviation, (lowest - mean) / (3 * deviation))
                    : new Scale(mean, 1, 0);
        }
    };

    abstract Scale of(Collection<Double> scores);

    /** A linear map of scores, and the value of an entry that its list does not contain: that of the list's lowest. */
    record Scale(double origin, double unit, double absent) {
        double apply(double score) {
            return (score - origin) / unit;
        }
    }
}
