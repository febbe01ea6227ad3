package io.ruvector.benchmarks;

import io.ruvector.benchmarks.routing.ReplayFreeHead;
import io.ruvector.benchmarks.routing.ReplayFreeHead.Setup;
import io.ruvector.vector.TextEmbedder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A plain softmax head that learns the domains of CLINC150 one after the other and may keep no example: what EWC++ saves
 * of it. Strength and step are chosen on the validation split in one order, and measured on the test split in three others.
 */
final class ReplayFreeExam implements Exam {
    private static final double SAVED = 0.40;
    private static final double[] LAMBDAS = {0.3, 1, 3, 10};
    private static final float[] RATES = {0.01f, 0.03f, 0.1f};

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
        IntentSet set = IntentSet.read(RouterData.folder(options, "clinc150"));
        return RouterData.run(
                options, options.quick() ? set.limitedTo(4, 40) : set, (data, embedder) -> run(data, embedder));
    }

    private static ExamReport run(IntentSet set, TextEmbedder embedder) {
        LabelledTasks development = LabelledTasks.of(shuffled(set, 11), embedder, "val");
        Table choice = new Table("Choice on the validation split", "loss", "lambda", "step", "final accuracy");
        Setup plain = best(development, false, choice);
        Setup masked = best(development, true, choice);
        Table table = new Table(
                "Final accuracy on test, by order", "order", "plain", "plain + EWC++", "masked", "masked + EWC++");
        List<double[]> runs = new ArrayList<>();
        for (int seed = 1; seed <= 3; seed++) {
            LabelledTasks tasks = LabelledTasks.of(shuffled(set, seed), embedder, "test");
            double[] run = {
                accuracy(tasks, new Setup(0, false, plain.rate()), seed),
                accuracy(tasks, plain, seed),
                accuracy(tasks, new Setup(0, true, masked.rate()), seed),
                accuracy(tasks, masked, seed)
            };
            runs.add(run);
            table.row(String.valueOf(seed), shown(run[0]), shown(run[1]), shown(run[2]), shown(run[3]));
        }
        double saved = runs.stream().mapToDouble(r -> r[1] - r[0]).average().orElseThrow();
        double best =
                runs.stream().mapToDouble(r -> Math.max(r[1], r[3])).average().orElseThrow();
        return Condition.report(
                List.of(Condition.atLeast("EWC++ on minus off, plain head", saved, SAVED)),
                List.of(choice, table),
                List.of(
                        "best configuration without replay: " + shown(best),
                        "model " + embedder.modelId() + "; development order seed 11, test orders 1, 2, 3"));
    }

    private static Setup best(LabelledTasks tasks, boolean masked, Table choice) {
        Setup best = new Setup(LAMBDAS[0], masked, RATES[0]);
        double highest = -1;
        for (float rate : RATES) {
            for (double lambda : LAMBDAS) {
                Setup setup = new Setup(lambda, masked, rate);
                double accuracy = accuracy(tasks, setup, 11);
                choice.row(masked ? "masked" : "plain", String.valueOf(lambda), String.valueOf(rate), shown(accuracy));
                if (accuracy > highest) {
                    highest = accuracy;
                    best = setup;
                }
            }
        }
        return best;
    }

    private static double accuracy(LabelledTasks tasks, Setup setup, long seed) {
        return ReplayFreeHead.finalAccuracy(tasks.training(), tasks.test(), tasks.classes(), setup, seed);
    }

    static IntentSet shuffled(IntentSet set, long seed) {
        List<List<String>> domains = new ArrayList<>(set.domains());
        Collections.shuffle(domains, new Random(seed));
        return new IntentSet(set.splits(), domains);
    }

    private static String shown(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }
}
