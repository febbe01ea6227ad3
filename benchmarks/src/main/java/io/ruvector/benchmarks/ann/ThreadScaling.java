package io.ruvector.benchmarks.ann;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much faster two threads are than one, in turns.
 *
 * @param k neighbours wanted
 * @param rounds pairs of measurements, of which the median counts
 */
public record ThreadScaling(int k, int rounds) {
    private static final int REPEATS = 4;

    /**
     * Measures every engine where it first reaches a recall.
     *
     * @param engines engines that are built
     * @param curves their curves
     * @param recall the recall wanted
     * @return speed of two threads over that of one by engine; without those that do not reach the recall
     * @throws IOException when an engine is gone
     */
    public Map<String, Double> run(List<AnnEngine> engines, List<RecallCurve> curves, double recall)
            throws IOException {
        Map<String, Double> scaling = new LinkedHashMap<>();
        for (AnnEngine engine : engines) {
            Optional<SweepPoint> point = curves.stream()
                    .filter(curve -> curve.engine().equals(engine.name()))
                    .findFirst()
                    .flatMap(curve -> curve.firstReaching(recall));
            if (point.isEmpty()) {
                continue;
            }
            int efSearch = point.get().efSearch();
            engine.queriesPerSecond(2, REPEATS, k, efSearch);
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                double one = engine.queriesPerSecond(1, REPEATS, k, efSearch);
                double two = engine.queriesPerSecond(2, REPEATS, k, efSearch);
                ratios.add(two / one);
            }
            scaling.put(engine.name(), Percentiles.median(ratios));
        }
        return scaling;
    }
}
