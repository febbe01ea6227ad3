package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.Folders;
import io.ruvector.benchmarks.causal.Claims;
import io.ruvector.benchmarks.causal.Coverage;
import io.ruvector.benchmarks.causal.EdgeWorld;
import io.ruvector.benchmarks.causal.PlantedWorld;
import io.ruvector.benchmarks.causal.PlantedWorlds;
import io.ruvector.causal.CausalEdge;
import io.ruvector.causal.CausalGraph;
import io.ruvector.causal.CausalOptions;
import io.ruvector.causal.EffectEstimate;
import io.ruvector.causal.EffectEstimator;
import io.ruvector.causal.Observation;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Effects in worlds where they are known, where they are none, and where nobody could know them. */
final class CausalExam implements Exam {
    private static final double MOST_BIAS = 0.02;
    private static final double LEAST_COVERAGE = 0.93;
    private static final double MOST_COVERAGE = 0.97;
    private static final int REPLICATES = 2_000;
    private static final int LABEL_REPLICATES = 200;
    private static final int SEEDS = 20;
    private static final EdgeWorld SOME_REAL = new EdgeWorld(40, 12, 0.2, 1_500, 1_500);
    private static final EdgeWorld NONE_REAL = new EdgeWorld(1_000, 0, 0, 60, 200);

    @Override
    public String name() {
        return "causal";
    }

    @Override
    public String description() {
        return "effects where the naive difference is wrong; PASS when bias <= 0.02 and 93-97 % of intervals hold the truth,"
                + " claims are 95 % right and complete, and nothing is claimed where nothing works (--replicates N)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        int replicates = AnnPlan.number(options.other("replicates"), options.quick() ? 300 : REPLICATES);
        int seeds = options.quick() ? 5 : SEEDS;
        List<Condition> conditions = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        tables.add(coverage(replicates, conditions));
        tables.add(labels(conditions));
        tables.add(someReal(seeds, conditions));
        tables.add(noneReal(seeds, conditions));
        return Condition.report(
                conditions,
                tables,
                List.of(
                        "replicate r of a world with n observations has seed 1,000,003 r + n; coverage over "
                                + replicates
                                + " replicates is known to +- "
                                + AnnTables.shown("%.3f", 1.96 * Math.sqrt(0.05 * 0.95 / replicates))
                                + ", over the first " + Coverage.EARLY + " to +- 0.035",
                        "worlds of many edges: seeds 1 to " + seeds + ", through a graph on disk"));
    }

    private static Table coverage(int replicates, List<Condition> conditions) {
        Table table = new Table(
                "Planted effects, " + replicates + " replicates each",
                "world",
                "n",
                "effect",
                "naive",
                "wrong sign",
                "bias",
                "sd",
                "covered, first " + Coverage.EARLY,
                "covered",
                "identified");
        double worstBias = 0;
        double least = 1;
        double most = 0;
        int missing = 0;
        for (PlantedWorld world : PlantedWorlds.identifiable()) {
            for (int n : new int[] {500, 2_000}) {
                Coverage found = Coverage.of(world, n, replicates);
                worstBias = Math.max(worstBias, Math.abs(found.bias()));
                least = Math.min(least, found.covered());
                most = Math.max(most, found.covered());
                missing += replicates - found.identified();
                table.row(
                        world.name(),
                        String.valueOf(n),
                        AnnTables.shown("%+.3f", world.effect()),
                        AnnTables.shown("%+.3f", found.naive()),
                        AnnTables.shown("%.2f", found.naiveWrongSign()),
                        AnnTables.shown("%+.4f", found.bias()),
                        AnnTables.shown("%.4f", found.deviation()),
                        AnnTables.shown("%.3f", found.early()),
                        AnnTables.shown("%.3f", found.covered()),
                        String.valueOf(found.identified()));
            }
        }
        conditions.add(Condition.atMost("largest bias", worstBias, MOST_BIAS));
        conditions.add(Condition.atLeast("least coverage", least, LEAST_COVERAGE));
        conditions.add(Condition.atMost("largest coverage", most, MOST_COVERAGE));
        conditions.add(none("replicates not identified though they are", missing));
        return table;
    }

    /** What an estimate is called where the confounder or any variation is missing. */
    private static Table labels(List<Condition> conditions) {
        Table table =
                new Table("Labels, " + LABEL_REPLICATES + " replicates each", "world", "n", "wanted", "so labelled");
        EffectEstimator estimator = new EffectEstimator(CausalOptions.DEFAULT);
        long wrong = 0;
        for (int n : new int[] {500, 2_000}) {
            for (PlantedWorld world : PlantedWorlds.hidden()) {
                PlantedWorld blind = world.recording(", hidden, no propensity", false, false);
                long right = LongStream.range(0, LABEL_REPLICATES)
                        .filter(r -> estimate(estimator, blind.draw(n, r)) instanceof EffectEstimate.Association)
                        .count();
                table.row(blind.name(), String.valueOf(n), "association", right + "");
                wrong += LABEL_REPLICATES - right;
            }
        }
        conditions.add(none("hidden confounders not called association", wrong));
        long claimed = 0;
        for (PlantedWorld world : PlantedWorlds.identifiable()) {
            long right = LongStream.range(0, LABEL_REPLICATES)
                    .filter(r -> estimate(estimator, always(world.draw(500, r), r % 2 == 0))
                            instanceof EffectEstimate.NotIdentified)
                    .count();
            table.row(world.name() + ", no variation", "500", "not identified", right + "");
            claimed += LABEL_REPLICATES - right;
        }
        conditions.add(none("causes without variation not called \"not identified\"", claimed));
        return table;
    }

    private static EffectEstimate estimate(EffectEstimator estimator, List<Observation> observations) {
        return estimator.estimate(observations, "plan-first", "success", "world", Instant.EPOCH);
    }

    private static List<Observation> always(List<Observation> observations, boolean treated) {
        return observations.stream().filter(o -> o.treated() == treated).toList();
    }

    private static Table someReal(int seeds, List<Condition> conditions) throws IOException {
        Table table = new Table(
                SOME_REAL.real() + " of " + SOME_REAL.pairs() + " causes work (by 0.2, n = 1,500 each), " + seeds
                        + " seeds together",
                "claimed by",
                "claimed",
                "right",
                "precision",
                "recall");
        List<Claims> graph = new ArrayList<>();
        List<Claims> hochberg = new ArrayList<>();
        List<Claims> uncorrected = new ArrayList<>();
        List<Claims> naive = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            List<List<Observation>> pairs = SOME_REAL.draw(seed);
            List<CausalEdge> edges = edges(pairs);
            graph.add(Claims.ofGraph(SOME_REAL, edges));
            hochberg.add(Claims.benjaminiHochberg(SOME_REAL, edges));
            uncorrected.add(Claims.uncorrected(SOME_REAL, edges));
            naive.add(Claims.naive(SOME_REAL, pairs));
        }
        int real = SOME_REAL.real() * seeds;
        row(table, "the graph", graph, real);
        row(table, "its p-values, Benjamini and Hochberg at 5 %", hochberg, real);
        row(table, "its p-values at 5 %, no correction", uncorrected, real);
        row(table, "naive difference, Benjamini and Hochberg at 5 %", naive, real);
        conditions.add(Condition.atLeast("precision of claimed edges", precision(graph), 0.95));
        conditions.add(Condition.atLeast("recall of real edges", right(graph) / (double) real, 1));
        return table;
    }

    private static Table noneReal(int seeds, List<Condition> conditions) throws IOException {
        Table table = new Table(
                NONE_REAL.pairs() + " causes, none works (n = 60 to 200), " + seeds + " seeds",
                "claimed by",
                "claimed, share of causes",
                "runs with any");
        List<Claims> graph = new ArrayList<>();
        List<Claims> uncorrected = new ArrayList<>();
        List<Claims> naive = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            List<List<Observation>> pairs = NONE_REAL.draw(seed);
            List<CausalEdge> edges = edges(pairs);
            graph.add(Claims.ofGraph(NONE_REAL, edges));
            uncorrected.add(Claims.uncorrected(NONE_REAL, edges));
            naive.add(Claims.naive(NONE_REAL, pairs));
        }
        nullRow(table, "the graph", graph);
        nullRow(table, "its p-values at 5 %, no correction", uncorrected);
        nullRow(table, "naive difference, Benjamini and Hochberg at 5 %", naive);
        conditions.add(Condition.atMost(
                "share of idle causes below 5 % before correction",
                claimed(uncorrected) / (double) (NONE_REAL.pairs() * seeds), 0.05));
        conditions.add(Condition.atMost("share of idle runs with any claim", runsWithAny(graph), 0.05));
        int tested = graph.stream().mapToInt(Claims::tested).min().orElse(0);
        conditions.add(Condition.atLeast("idle causes tested in each run", tested, NONE_REAL.pairs() / 2.0));
        return table;
    }

    private static List<CausalEdge> edges(List<List<Observation>> pairs) throws IOException {
        Path directory = Files.createTempDirectory("ruvector-causal");
        try (VectorDb db = VectorDb.open(DbOptions.of(directory))) {
            CausalGraph graph = CausalGraph.open(db, Clock.systemUTC());
            List<Observation> batch = new ArrayList<>();
            for (List<Observation> pair : pairs) {
                batch.addAll(pair);
                if (batch.size() >= 10_000) {
                    graph.recordAll(batch);
                    batch.clear();
                }
            }
            graph.recordAll(batch);
            return graph.edges("w");
        } finally {
            Folders.delete(directory);
        }
    }

    private static void row(Table table, String by, List<Claims> claims, int real) {
        table.row(
                by,
                String.valueOf(claimed(claims)),
                String.valueOf(right(claims)),
                AnnTables.shown("%.3f", precision(claims)),
                AnnTables.shown("%.3f", right(claims) / (double) real));
    }

    private static void nullRow(Table table, String by, List<Claims> claims) {
        table.row(
                by,
                AnnTables.shown("%.4f", claimed(claims) / (double) (claims.size() * NONE_REAL.pairs())),
                AnnTables.shown("%.2f", runsWithAny(claims)));
    }

    private static double precision(List<Claims> claims) {
        return claimed(claims) == 0 ? 0 : right(claims) / (double) claimed(claims);
    }

    private static double runsWithAny(List<Claims> claims) {
        return claims.stream().filter(c -> c.claimed() > 0).count() / (double) claims.size();
    }

    private static int claimed(List<Claims> claims) {
        return claims.stream().mapToInt(Claims::claimed).sum();
    }

    private static int right(List<Claims> claims) {
        return claims.stream().mapToInt(Claims::right).sum();
    }

    private static Condition none(String what, long count) {
        return new Condition(what, String.valueOf(count), "none", count == 0);
    }
}
