package io.ruvector.examples.team;

import dev.langchain4j.model.chat.ChatModel;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.examples.model.ConfiguredChatModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Two rounds of programming with memory, without, and with unrelated memories; over seeds, with intervals. */
public final class CodingTeamMain {

    private static final int SEEDS = 12;
    private static final int SEEDS_OF_A_REAL_MODEL = 1;
    private static final int MAX_ATTEMPTS = 4;

    private CodingTeamMain() {}

    /**
     * Runs the experiment; exits with 1 when memory does not help in round 2.
     *
     * @param args the number of seeds; 12 when absent, or 1 with a real model
     * @throws IOException if no temporary directory can be made or deleted
     */
    public static void main(String[] args) throws IOException {
        Optional<ChatModel> real = ConfiguredChatModel.fromEnvironment();
        int seeds = args.length > 0 ? Integer.parseInt(args[0]) : real.isPresent() ? SEEDS_OF_A_REAL_MODEL : SEEDS;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(real, seeds, out) ? 0 : 1);
    }

    static boolean run(Optional<ChatModel> real, int seeds, PrintStream out) throws IOException {
        Path directory = Files.createTempDirectory("coding-team");
        Map<Lookup, List<Experiment.Outcome>> outcomes = new EnumMap<>(Lookup.class);
        try (OnnxEmbeddingModel embedder = OnnxEmbeddingModel.ofDefault()) {
            Experiment experiment =
                    new Experiment(embedder, seed -> real.orElseGet(() -> new ScriptedProgrammer(seed)), MAX_ATTEMPTS);
            for (Lookup lookup : Lookup.values()) {
                outcomes.put(
                        lookup,
                        LongStream.range(0, seeds)
                                .mapToObj(seed -> experiment.run(directory.resolve(lookup + "-" + seed), lookup, seed))
                                .toList());
            }
        } finally {
            delete(directory);
        }
        return print(outcomes, seeds, out);
    }

    private static boolean print(Map<Lookup, List<Experiment.Outcome>> outcomes, int seeds, PrintStream out) {
        out.println("10 tasks a round, at most " + MAX_ATTEMPTS + " attempts a task, seeds 0 to " + (seeds - 1));
        out.printf("%-18s %-26s %-26s%n", "", "round 1", "round 2");
        outcomes.forEach((lookup, runs) -> out.printf(
                Locale.ROOT,
                "%-18s %3.0f %% at once, %.2f tries   %3.0f %% at once, %.2f tries, %3.0f %% solved%n",
                lookup.title(),
                100 * mean(runs, run -> run.first().first()),
                mean(runs, run -> run.first().attempts()),
                100 * mean(runs, run -> run.second().first()),
                mean(runs, run -> run.second().attempts()),
                100 * mean(runs, run -> run.second().solved())));
        Interval saved = difference(
                outcomes, Lookup.NOTHING, Lookup.MEMORY, run -> run.second().attempts());
        Interval first = difference(
                outcomes, Lookup.MEMORY, Lookup.NOTHING, run -> run.second().first());
        Interval unrelated = difference(
                outcomes, Lookup.UNRELATED, Lookup.MEMORY, run -> run.second().attempts());
        out.println("round 2, paired by seed, mean and 95 % bootstrap interval:");
        out.println("  attempts a task saved by memory over no memory:        " + saved);
        out.println("  attempts a task saved over unrelated memories:         " + unrelated);
        out.println("  share solved at the first attempt, over no memory:     " + first);
        boolean better = saved.low() > 0 && first.low() > 0 && unrelated.low() > 0;
        out.println("coding-team: " + (better ? "PASS" : "FALLS SHORT") + " attempts saved " + saved);
        return better;
    }

    private static double mean(List<Experiment.Outcome> runs, ToDoubleFunction<Experiment.Outcome> value) {
        return runs.stream().mapToDouble(value).average().orElseThrow();
    }

    private static Interval difference(
            Map<Lookup, List<Experiment.Outcome>> outcomes,
            Lookup more,
            Lookup less,
            ToDoubleFunction<Experiment.Outcome> value) {
        List<Experiment.Outcome> a = outcomes.getOrDefault(more, List.of());
        List<Experiment.Outcome> b = outcomes.getOrDefault(less, List.of());
        double[] differences = new double[a.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = value.applyAsDouble(a.get(i)) - value.applyAsDouble(b.get(i));
        }
        return Interval.of(differences);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
