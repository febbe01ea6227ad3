package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What the exam "ann" demands of RuVector. */
final class AnnConditions {
    static final double LOW_RECALL = 0.95;
    static final double HIGH_RECALL = 0.99;

    private static final double SPEED_RATIO = 2.5;
    private static final double BUILD_RATIO = 1.3;
    private static final double THREAD_RATIO = 1.8;
    private static final double MEMORY_RATIO = 0.6;
    private static final double VISIBLE_MILLIS = 5;
    private static final double BUSY_RATIO = 3;
    private static final int WIDE_SEARCH = 128;
    private static final double RECALL_NOISE = 0.001;

    private AnnConditions() {}

    static List<Condition> of(AnnFindings findings, AnnPlan plan) {
        List<Condition> conditions = new ArrayList<>();
        String ours = Engines.RUVECTOR;
        conditions.add(atLeast("speed/hnswlib at recall 0.95", findings.speedRatio(ours, LOW_RECALL), SPEED_RATIO));
        conditions.add(atLeast("speed/hnswlib at recall 0.99", findings.speedRatio(ours, HIGH_RECALL), SPEED_RATIO));
        conditions.add(atLeast("built per CPU-second/hnswlib", findings.buildRatio(ours), BUILD_RATIO));
        conditions.add(recallOfTheBuild(findings));
        if (plan.does(AnnPlan.Part.THREADS)) {
            conditions.add(atLeast("two threads/one", figure(findings.scaling().get(ours)), THREAD_RATIO));
        }
        if (plan.does(AnnPlan.Part.MEMORY) && plan.engines().contains(Engines.RUVECTOR_MAPPED)) {
            OptionalDouble ratio = findings.memoryRatio(Engines.RUVECTOR_MAPPED);
            conditions.add(
                    ratio.isPresent()
                            ? Condition.atMost("bytes per vector, mapped/hnswlib", ratio.getAsDouble(), MEMORY_RATIO)
                            : Condition.notMeasured("bytes per vector, mapped/hnswlib", "not measured"));
        }
        findings.live().ifPresent(live -> {
            conditions.add(Condition.atMost("insert to visible p99, ms", live.visibleP99() / 1e3, VISIBLE_MILLIS));
            conditions.add(Condition.atMost("inserts that the next search missed", live.invisible(), 0));
            conditions.add(Condition.atMost(
                    "search p99 while inserting/idle", live.insertingP99() / live.idleP99(), BUSY_RATIO));
        });
        return conditions;
    }

    private static OptionalDouble figure(@org.jspecify.annotations.Nullable Double figure) {
        return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure);
    }

    private static Condition atLeast(String what, OptionalDouble figure, double least) {
        return figure.isPresent()
                ? Condition.atLeast(what, figure.getAsDouble(), least)
                : Condition.notMeasured(what, "not measured");
    }

    private static Condition recallOfTheBuild(AnnFindings findings) {
        String what = "recall at efSearch " + WIDE_SEARCH + " - hnswlib's";
        OptionalDouble ours = findings.recall(Engines.RUVECTOR, WIDE_SEARCH);
        double theirs = findings.baselineRecall(WIDE_SEARCH);
        if (ours.isEmpty() || theirs == 0) {
            return Condition.notMeasured(what, "not measured");
        }
        double difference = ours.getAsDouble() - theirs;
        return new Condition(
                what,
                AnnTables.shown("%+.4f", difference),
                "at least -" + RECALL_NOISE + ", the noise",
                difference >= -RECALL_NOISE);
    }
}
