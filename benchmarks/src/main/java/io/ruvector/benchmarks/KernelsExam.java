package io.ruvector.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The JMH benchmarks of the inner loops, with the Vector API and with its scalar twin. */
final class KernelsExam implements Exam {
    private static final double SPEED_RATIO = 2;
    private static final String DECIDES = "DistanceBenchmark.compare dimension=384 similarity=COSINE";

    @Override
    public String name() {
        return "kernels";
    }

    @Override
    public String description() {
        return "JMH: distances and graph walks with the Vector API and without, beside an empty baseline; PASS when a cosine"
                + " of 384 components is 2 times as fast with it";
    }

    @Override
    public ExamReport run(ExamOptions options) throws RunnerException {
        Map<String, Result<?>> wide = run("required", options.quick());
        Map<String, Result<?>> scalar = run("off", options.quick());
        Table table = new Table(
                "Average time of one comparison or one search, with the error of 99.9 % confidence",
                "benchmark", "Vector API", "+-", "scalar", "+-", "unit", "ratio");
        List<Condition> conditions = new ArrayList<>();
        wide.forEach((benchmark, result) -> {
            Result<?> twin = java.util.Objects.requireNonNull(scalar.get(benchmark));
            double ratio = twin.getScore() / result.getScore();
            table.row(
                    benchmark,
                    AnnTables.shown("%.2f", result.getScore()),
                    AnnTables.shown("%.2f", result.getScoreError()),
                    AnnTables.shown("%.2f", twin.getScore()),
                    AnnTables.shown("%.2f", twin.getScoreError()),
                    result.getScoreUnit(),
                    AnnTables.shown("%.1f", ratio));
            if (benchmark.equals(DECIDES)) {
                conditions.add(Condition.atLeast("speed of a cosine/scalar", ratio, SPEED_RATIO));
            }
        });
        return Condition.report(
                conditions, List.of(table), List.of("one fork, one thread; vectors are in the processor's cache"));
    }

    private static Map<String, Result<?>> run(String simd, boolean quick) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include("io\\.ruvector\\.benchmarks\\.jmh\\..*")
                .forks(1)
                .warmupIterations(quick ? 2 : 4)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(quick ? 3 : 6)
                .measurementTime(TimeValue.milliseconds(500))
                .jvmArgs(
                        "--add-modules=jdk.incubator.vector",
                        "-Druvector.simd=" + simd,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx2g")
                .verbosity(VerboseMode.SILENT);
        if (quick) {
            options.param("dimension", "384").param("similarity", "COSINE").param("codes", "NONE", "INT4");
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        Map<String, Result<?>> byName = new LinkedHashMap<>();
        results.forEach(result -> byName.put(name(result), result.getPrimaryResult()));
        return byName;
    }

    /** Class, method and parameters. */
    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String method = benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
        String parameters = result.getParams().getParamsKeys().stream()
                .sorted()
                .map(key -> key + "=" + result.getParams().getParam(key))
                .collect(Collectors.joining(" "));
        return method + " " + parameters;
    }
}
