package io.ruvector.benchmarks;

import io.ruvector.benchmarks.routing.RouterBenchmark;
import io.ruvector.embedding.BundledModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** How long a decision and a rating take once the text's vector is at hand: JMH, sampled times. */
final class RouterLatencyExam implements Exam {
    @Override
    public String name() {
        return "sona-latency";
    }

    @Override
    public String description() {
        return "JMH, 1,000 patterns, after embedding; PASS when layer 1 has p50 60 and p99 200 us, layer 2 300 and 1,500, an"
                + " exact text 1 and a rating p50 100; the whole path with embedding is shown (--models ID)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws RunnerException, IOException {
        OptionsBuilder jmh = new OptionsBuilder();
        jmh.include(RouterBenchmark.class.getName().replace(".", "\\."))
                .forks(1)
                .warmupIterations(options.quick() ? 2 : 4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(options.quick() ? 2 : 5)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs(
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx2g")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        Table table = new Table("Microseconds", "what", "p50", "p90", "p99", "p99.9", "samples");
        List<Condition> conditions = new ArrayList<>();
        for (RunResult result : new Runner(jmh.build()).run()) {
            String benchmark = result.getParams().getBenchmark();
            String what = benchmark.substring(benchmark.lastIndexOf('.') + 1);
            Statistics times = result.getPrimaryResult().getStatistics();
            table.row(
                    what,
                    shown(times.getPercentile(50)),
                    shown(times.getPercentile(90)),
                    shown(times.getPercentile(99)),
                    shown(times.getPercentile(99.9)),
                    String.valueOf(times.getN()));
            demand(what, times, conditions);
        }
        String model = options.other("models");
        BundledModel embedding = model == null ? BundledModel.DEFAULT : BundledModel.byId(model);
        double[] whole = RouterWholePath.microseconds(embedding);
        table.row(
                "whole path",
                at(whole, 50),
                at(whole, 90),
                at(whole, 99),
                at(whole, 99.9),
                String.valueOf(whole.length));
        return Condition.report(
                conditions,
                List.of(table),
                List.of(
                        "one thread; the store acknowledges writes that the operating system has; the vector is at hand but in"
                                + " the last row, where a new text of some 14 words is embedded first: that dominates",
                        "whole path with " + embedding.id() + "; nothing is demanded of it"));
    }

    private static String at(double[] sorted, double percentile) {
        int index = (int) Math.ceil(percentile / 100 * sorted.length) - 1;
        return shown(sorted[Math.max(0, index)]);
    }

    private static void demand(String what, Statistics times, List<Condition> conditions) {
        switch (what) {
            case "exact" -> conditions.add(Condition.atMost("exact p50", times.getPercentile(50), 1));
            case "layer1" -> {
                conditions.add(Condition.atMost("layer 1 p50", times.getPercentile(50), 60));
                conditions.add(Condition.atMost("layer 1 p99", times.getPercentile(99), 200));
            }
            case "layer2" -> {
                conditions.add(Condition.atMost("layer 2 p50", times.getPercentile(50), 300));
                conditions.add(Condition.atMost("layer 2 p99", times.getPercentile(99), 1_500));
            }
            case "feedback" -> conditions.add(Condition.atMost("feedback p50", times.getPercentile(50), 100));
            default -> {
                // The baseline decides nothing.
            }
        }
    }

    private static String shown(double micros) {
        return String.format(java.util.Locale.ROOT, "%.2f", micros);
    }
}
