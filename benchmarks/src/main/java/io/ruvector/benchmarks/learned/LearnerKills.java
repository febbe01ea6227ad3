package io.ruvector.benchmarks.learned;

import io.ruvector.AgenticDb;
import io.ruvector.benchmarks.ann.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** Kills learners at random points, one after the other, and checks what each leaves. */
public final class LearnerKills {
    private static final int KILLS_OF_A_STORE = 10;
    private static final int MOST_LINES = 400;
    private static final long MOST_PAUSE_NANOS = 5_000_000;

    private final Path folder;
    private final SplittableRandom random;

    private LearnerKills(Path folder, long seed) {
        this.folder = folder;
        this.random = new SplittableRandom(seed);
    }

    /**
     * What a run found.
     *
     * @param kills how many learners were killed
     * @param duringOpening how many of them before they had said anything
     * @param acts how many acts had returned before the kills
     * @param wrong what was lost, half there or back; the run ends with the first kill that left such
     */
    public record Findings(int kills, int duringOpening, long acts, List<String> wrong) {}

    /**
     * Kills so many times.
     *
     * @param folder for the stores; a store that something is wrong with stays there
     */
    public static Findings run(Path folder, long seed, int kills) throws IOException, InterruptedException {
        return new LearnerKills(folder, seed).run(seed, kills);
    }

    private Findings run(long seed, int kills) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        int duringOpening = 0;
        long acts = 0;
        int kill = 0;
        while (kill < kills && wrong.isEmpty()) {
            Path store = folder.resolve("store-" + kill);
            Expected expected = new Expected();
            for (int i = 0; i < KILLS_OF_A_STORE && kill < kills && wrong.isEmpty(); i++, kill++) {
                int before = expected.acts();
                kill(store, kill, expected);
                duringOpening += expected.acts() == before ? 1 : 0;
                for (String what : check(store, expected)) {
                    wrong.add("seed " + seed + ", kill " + kill + " in " + store + ": " + what);
                }
            }
            acts += expected.acts();
            if (wrong.isEmpty()) {
                Folders.delete(store);
            }
            System.err.printf(Locale.ROOT, "%d kills, %d acts, %d wrong%n", kill, acts, wrong.size());
        }
        return new Findings(kill, duringOpening, acts, wrong);
    }

    private void kill(Path store, int run, Expected expected) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(store, run))
                .redirectError(folder.resolve("learner.err").toFile())
                .start();
        boolean early = random.nextInt(8) == 0;
        int lines = early ? 0 : random.nextInt(1, MOST_LINES);
        try (BufferedReader said = process.inputReader(StandardCharsets.US_ASCII)) {
            if (early) {
                LockSupport.parkNanos(random.nextLong(1_500_000_000L));
            }
            String line = lines == 0 ? "" : said.readLine();
            for (int i = 0; i < lines && line != null; i++) {
                expected.take(line);
                line = said.readLine();
            }
            LockSupport.parkNanos(random.nextLong(MOST_PAUSE_NANOS));
            // Not Process.destroyForcibly, which would close the pipe with the last lines in it.
            process.toHandle().destroyForcibly();
            for (; line != null; line = said.readLine()) {
                if (!line.isEmpty()) {
                    expected.take(line);
                }
            }
        }
        process.waitFor();
    }

    private List<String> command(Path store, int run) {
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Xlog:disable",
                "-cp",
                System.getProperty("java.class.path"),
                Learner.class.getName(),
                store.toString(),
                Long.toString(random.nextLong()),
                Integer.toString(run));
    }

    private static List<String> check(Path store, Expected expected) {
        try (AgenticDb db = Learner.open(store)) {
            return expected.check(db);
        } catch (RuntimeException e) {
            return List.of("cannot be read: " + e);
        }
    }
}
