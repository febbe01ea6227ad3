package io.ruvector.examples.swarm;

import dev.langchain4j.model.chat.ChatModel;
import io.ruvector.AgenticDb;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.examples.model.ConfiguredChatModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Waves of assignments for a swarm with memory, and for one without. */
public final class SwarmMain {

    private static final int AGENTS = 8;
    private static final int WAVES = 4;
    private static final int ASSIGNMENTS = 40;
    private static final long SEED = 5;

    private SwarmMain() {}

    /**
     * Runs the example.
     *
     * @param args the number of agents at work at the same time; 8 when absent
     * @throws Exception if an agent fails
     */
    public static void main(String[] args) throws Exception {
        int agents = args.length > 0 ? Integer.parseInt(args[0]) : AGENTS;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(agents + " agents, " + WAVES + " waves of " + ASSIGNMENTS + " assignments, seed " + SEED);
        run(agents, true, out);
        run(agents, false, out);
    }

    /** The shares of assignments done, wave by wave. */
    static List<Double> run(int agents, boolean remembers, PrintStream out) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("swarm");
        Optional<ChatModel> real = ConfiguredChatModel.fromEnvironment();
        List<Double> done = new ArrayList<>();
        try (OnnxEmbeddingModel embedder = OnnxEmbeddingModel.ofDefault();
                AgenticDb db = AgenticDb.builder(directory).embedder(embedder).open()) {
            Swarm swarm =
                    new Swarm(db, new World(SEED), real.orElseGet(() -> new ScriptedWorker(SEED)), agents, remembers);
            SplittableRandom random = new SplittableRandom(SEED);
            for (int wave = 1; wave <= WAVES; wave++) {
                List<Swarm.Result> results = swarm.wave(Stream.generate(() -> Assignment.next(random))
                        .limit(ASSIGNMENTS)
                        .toList());
                int skills = remembers ? swarm.consolidate() : 0;
                done.add(share(results.stream().filter(Swarm.Result::done).count()));
                out.printf(
                        Locale.ROOT,
                        "%-15s wave %d: %3.0f %% to the right kind of agent at once, %3.0f %% done, %d skills%n",
                        remembers ? "with memory" : "without memory",
                        wave,
                        100
                                * share(results.stream()
                                        .filter(Swarm.Result::routed)
                                        .count()),
                        100 * done.getLast(),
                        skills);
            }
        } finally {
            delete(directory);
        }
        return done;
    }

    private static double share(long count) {
        return (double) count / ASSIGNMENTS;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
