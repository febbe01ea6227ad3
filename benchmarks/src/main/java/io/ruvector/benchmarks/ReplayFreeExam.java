package io.ruvector.benchmarks;

import io.ruvector.benchmarks.routing.ReplayFreeHead;
import io.ruvector.benchmarks.routing.ReplayFreeHead.Result;
import io.ruvector.benchmarks.routing.ReplayFreeHead.Setup;
import io.ruvector.vector.TextEmbedder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plain softmax head that learns the domains of CLINC150 one after the other and may keep no example: what EWC++ saves
 * of it. The strength is chosen on the validation split in one order, and measured on the test split in three others.
 */
final class ReplayFreeExam implements Exam {
    private static final double SAVED = 0.40;
    private static final double[] LAMBDAS = {1, 3, 10, 30, 100, 1_000};
    /** Trained until a task is learned as well as it can be: Adam on the vectors as they are. */
    private static final Setup PLAIN = new Setup(0, false, 0.05f, 40, 1);
    /** Stops early, and its softmax sees no class of another task. */
    private static final List<Setup> GENTLE = List.of(
            new Setup(0, true, 0.001f, 5, 10), new Setup(0, true, 0.003f, 5, 10), new Setup(0, true, 0.01f, 5, 10));

    @Override
    public String name() {
        return "sona-replayfree";
    }

    @Override
    public String description() {
        return "softmax head learning clinc150 domain by domain without replay; PASS when EWC++ saves 0.40 of accuracy on the"
                + " plain head (--models ID --cache DIR)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException {
        int orders = RouterData.orders(options);
        return RouterData.onIntents(options, 4, 40, (set, embedder) -> run(set, embedder, orders));
    }

    private static ExamReport run(IntentSet set, TextEmbedder embedder, int orders) {
        LabelledTasks development = LabelledTasks.of(set.inOrder(11), embedder, "val");
        Table choice =
                new Table("Strength chosen on the validation split", "head", "step", "lambda", "final", "learned");
        Setup plain = best(development, List.of(PLAIN), choice);
        Setup gentle = best(development, GENTLE, choice);
        Table table = new Table(
                "Final accuracy on test (in brackets: on each task right after it), by order",
                "order",
                "plain",
                "plain + EWC++",
                "masked",
                "masked + EWC++");
        List<double[]> runs = new ArrayList<>();
        for (int seed = 1; seed <= orders; seed++) {
            LabelledTasks tasks = LabelledTasks.of(set.inOrder(seed), embedder, "test");
            List<Result> results = new ArrayList<>();
            for (Setup setup : List.of(PLAIN, plain, unguarded(gentle), gentle)) {
                results.add(result(tasks, setup, seed));
            }
            runs.add(results.stream().mapToDouble(Result::finalAccuracy).toArray());
            List<String> cells = new ArrayList<>(List.of(String.valueOf(seed)));
            results.forEach(r -> cells.add(shown(r.finalAccuracy()) + " (" + shown(r.learned()) + ")"));
            table.row(cells.toArray(String[]::new));
            System.err.println(cells);
        }
        double saved = runs.stream().mapToDouble(r -> r[1] - r[0]).average().orElseThrow();
        double best =
                runs.stream().mapToDouble(r -> Math.max(r[2], r[3])).average().orElseThrow();
        return Condition.report(
                List.of(Condition.atLeast("EWC++ on minus off, plain head", saved, SAVED)),
                List.of(choice, table),
                List.of(
                        "best configuration without replay: " + shown(best) + "; plain " + plain + ", masked " + gentle,
                        "how much a plain head forgets depends on how long it is trained: after 5 epochs it is much less",
                        "model " + embedder.modelId() + "; development order seed 11, test orders 1 to " + orders));
    }

    private static Setup best(LabelledTasks tasks, List<Setup> unguarded, Table choice) {
        Setup best = unguarded.getFirst();
        double highest = -1;
        for (Setup each : unguarded) {
            for (double lambda : LAMBDAS) {
                Setup setup = guarded(each, lambda);
                Result result = result(tasks, setup, 11);
                choice.row(
                        each.masked() ? "masked" : "plain",
                        String.valueOf(each.rate()),
                        String.valueOf(lambda),
                        shown(result.finalAccuracy()),
                        shown(result.learned()));
                System.err.println(setup + " " + result);
                if (result.finalAccuracy() > highest) {
                    highest = result.finalAccuracy();
                    best = setup;
                }
            }
        }
        return best;
    }

    private static Setup guarded(Setup setup, double lambda) {
        return new Setup(lambda, setup.masked(), setup.rate(), setup.epochs(), setup.scale());
    }

    private static Setup unguarded(Setup setup) {
        return guarded(setup, 0);
    }

    private static Result result(LabelledTasks tasks, Setup setup, long seed) {
        return ReplayFreeHead.run(tasks.training(), tasks.test(), tasks.classes(), setup, seed);
    }

    private static String shown(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }
}
