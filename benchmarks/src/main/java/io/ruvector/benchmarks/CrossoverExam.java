package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.AnnSet;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.HnswIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** From how many entries on a walk through the graph is faster than a look at all of them. */
final class CrossoverExam implements Exam {
    private static final int[] SIZES = {500, 1_000, 2_000, 4_000, 8_000};
    private static final int QUERIES = 200;
    private static final double MOST_SLOWER = 2;

    @Override
    public String name() {
        return "crossover";
    }

    @Override
    public String description() {
        return "exact scan against graph by size; PASS when at the default exactUpTo neither is twice as slow as the other"
                + " (--set NAME | --made N,D --rounds N)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        int largest = SIZES[SIZES.length - 1];
        AnnSet set = SetChoice.setOrMade(options, AnnPlan.outOf(options).resolve("work"), largest, QUERIES);
        int rounds = AnnPlan.number(options.other("rounds"), options.quick() ? 5 : 15);
        int standard = DbOptions.of(Path.of("any")).exactUpTo();
        Table table = new Table(
                "Microseconds a query of " + set + ", k 10, efSearch 64", "entries", "exact", "graph", "exact / graph");
        double atStandard = Double.NaN;
        for (int size : SIZES) {
            double[] micros = measure(set, size, rounds);
            double ratio = micros[0] / micros[1];
            table.row(
                    String.valueOf(size),
                    AnnTables.shown("%.1f", micros[0]),
                    AnnTables.shown("%.1f", micros[1]),
                    AnnTables.shown("%.2f", ratio));
            atStandard = size == standard ? ratio : atStandard;
        }
        List<Condition> conditions = List.of(
                Condition.atMost("exact / graph at " + standard, atStandard, MOST_SLOWER),
                Condition.atLeast("exact / graph at " + standard, atStandard, 1 / MOST_SLOWER));
        return Condition.report(
                conditions, List.of(table), List.of("medians of " + rounds + " rounds in turns, one thread"));
    }

    /** Medians of exact and graph. */
    private static double[] measure(AnnSet set, int size, int rounds) {
        HnswIndex index = new HnswIndex(set.dimension(), set.similarity(), HnswConfig.defaults(), 0);
        for (int row = 0; row < size; row++) {
            index.add(set.base().vector(row));
        }
        float[][] queries = Arrays.copyOf(set.queries(), Math.min(QUERIES, set.queries().length));
        List<Double> exact = new ArrayList<>();
        List<Double> graph = new ArrayList<>();
        for (int round = -rounds; round < rounds; round++) {
            long begin = System.nanoTime();
            for (float[] query : queries) {
                index.searchExact(query, 10, _ -> true);
            }
            long between = System.nanoTime();
            for (float[] query : queries) {
                index.search(query, 10, 64);
            }
            long end = System.nanoTime();
            if (round >= 0) {
                exact.add((between - begin) / 1e3 / queries.length);
                graph.add((end - between) / 1e3 / queries.length);
            }
        }
        return new double[] {median(exact), median(graph)};
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
