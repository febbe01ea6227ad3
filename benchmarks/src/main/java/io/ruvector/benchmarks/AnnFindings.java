package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.AnnSet;
import io.ruvector.benchmarks.ann.BuildCost;
import io.ruvector.benchmarks.ann.Engines;
import io.ruvector.benchmarks.ann.LiveLatency;
import io.ruvector.benchmarks.ann.MemoryGrowth;
import io.ruvector.benchmarks.ann.RecallCurve;
import io.ruvector.benchmarks.ann.SweepPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the exam "ann" measured on one set, by engine, and the ratios to the better hnswlib. */
final class AnnFindings {
    private static final List<String> BASELINES = List.of(Engines.HNSWLIB, Engines.HNSWLIB_PLAIN);

    private final AnnSet set;
    private final Map<String, String> absent = new LinkedHashMap<>();
    private final Map<String, BuildCost> builds = new LinkedHashMap<>();
    private final Map<String, RecallCurve> curves = new LinkedHashMap<>();
    private final Map<String, Double> scaling = new LinkedHashMap<>();
    private final Map<String, MemoryGrowth> memory = new LinkedHashMap<>();
    private @Nullable LiveLatency live;

    AnnFindings(AnnSet set) {
        this.set = set;
    }

    void absent(String engine, String why) {
        absent.put(engine, why);
    }

    void built(String engine, BuildCost cost) {
        builds.put(engine, cost);
    }

    void curves(List<RecallCurve> found) {
        found.forEach(curve -> curves.put(curve.engine(), curve));
    }

    void scaling(Map<String, Double> found) {
        scaling.putAll(found);
    }

    void grew(String engine, MemoryGrowth growth) {
        memory.put(engine, growth);
    }

    void live(LiveLatency found) {
        live = found;
    }

    AnnSet set() {
        return set;
    }

    Map<String, String> absent() {
        return absent;
    }

    Map<String, BuildCost> builds() {
        return builds;
    }

    Map<String, RecallCurve> curves() {
        return curves;
    }

    Map<String, Double> scaling() {
        return scaling;
    }

    Map<String, MemoryGrowth> memory() {
        return memory;
    }

    Optional<LiveLatency> live() {
        return Optional.ofNullable(live);
    }

    /** Queries per second at a recall. */
    OptionalDouble speed(String engine, double recall) {
        RecallCurve curve = curves.get(engine);
        return curve == null ? OptionalDouble.empty() : curve.queriesPerSecondAt(recall);
    }

    OptionalDouble speedRatio(String engine, double recall) {
        return ratio(engine, name -> speed(name, recall).orElse(0));
    }

    OptionalDouble buildRatio(String engine) {
        return ratio(engine, name -> {
            BuildCost cost = builds.get(name);
            return cost == null ? 0 : cost.vectorsPerCpuSecond();
        });
    }

    /** Recall at one width of search. */
    OptionalDouble recall(String engine, int efSearch) {
        RecallCurve curve = curves.get(engine);
        return curve == null
                ? OptionalDouble.empty()
                : curve.points().stream()
                        .filter(point -> point.efSearch() == efSearch)
                        .mapToDouble(SweepPoint::recall)
                        .findFirst();
    }

    double baselineRecall(int efSearch) {
        return BASELINES.stream()
                .mapToDouble(name -> recall(name, efSearch).orElse(0))
                .max()
                .orElse(0);
    }

    /** Bytes of a vector that the system cannot take away. */
    OptionalDouble bytesPerVector(String engine) {
        MemoryGrowth growth = memory.get(engine);
        return growth == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (double) growth.steady().anonymousBytes() / set.base().count());
    }

    /** Bytes of a vector over those of the leaner hnswlib. */
    OptionalDouble memoryRatio(String engine) {
        OptionalDouble ratio = ratio(engine, name -> {
            OptionalDouble bytes = bytesPerVector(name);
            return bytes.isPresent() ? 1 / bytes.getAsDouble() : 0;
        });
        return ratio.isPresent() ? OptionalDouble.of(1 / ratio.getAsDouble()) : ratio;
    }

    private static OptionalDouble ratio(String engine, ToDoubleFunction<String> figure) {
        double theirs = BASELINES.stream().mapToDouble(figure).max().orElse(0);
        double ours = figure.applyAsDouble(engine);
        return theirs == 0 || ours == 0 ? OptionalDouble.empty() : OptionalDouble.of(ours / theirs);
    }
}
