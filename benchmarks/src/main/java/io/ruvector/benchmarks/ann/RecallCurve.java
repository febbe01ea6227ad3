package io.ruvector.benchmarks.ann;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Speed over recall of one engine.
 *
 * @param engine its name
 * @param points by rising {@code efSearch}
 */
public record RecallCurve(String engine, List<SweepPoint> points) {
    /** Sorts. */
    public RecallCurve {
        points = points.stream()
                .sorted(Comparator.comparingInt(SweepPoint::efSearch))
                .toList();
    }

    /**
     * The speed at a recall, on the straight line between the neighbouring points in recall and the logarithm of speed.
     *
     * @param recall the recall wanted
     * @return queries per second; that of the first point when it is better already; empty when no point reaches it
     */
    public OptionalDouble queriesPerSecondAt(double recall) {
        for (int i = 0; i < points.size(); i++) {
            SweepPoint above = points.get(i);
            if (above.recall() < recall) {
                continue;
            }
            if (i == 0) {
                return OptionalDouble.of(above.queriesPerSecond());
            }
            SweepPoint below = points.get(i - 1);
            double share = (recall - below.recall()) / (above.recall() - below.recall());
            double low = Math.log(below.queriesPerSecond());
            double high = Math.log(above.queriesPerSecond());
            return OptionalDouble.of(Math.exp(low + share * (high - low)));
        }
        return OptionalDouble.empty();
    }

    /**
     * The narrowest search that reaches a recall.
     *
     * @param recall the recall wanted
     * @return its point, or empty when none reaches it
     */
    public Optional<SweepPoint> firstReaching(double recall) {
        return points.stream().filter(point -> point.recall() >= recall).findFirst();
    }
}
