package io.ruvector.benchmarks.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Kills victims at random points, one after the other, and inspects what each leaves. Not thread-safe. Longer than most
 * classes, for the seeded choices of one run have to be made in one order.
 */
public final class CrashRun {
    private static final int WRITERS = 3;
    private static final int KILLS_OF_A_STORE = 25;
    private static final int MOST_ACKNOWLEDGEMENTS = 60;
    private static final long WRITING_NANOS = 3_000_000;
    private static final long CHECKPOINT_NANOS = 12_000_000;

    private final VictimJvm jvm;
    private final Path folder;
    private final long seed;
    private final SplittableRandom random;
    private final Map<KillPoint, Tally> tallies = new EnumMap<>(KillPoint.class);
    private final List<String> failures = new ArrayList<>();
    private long[] done = new long[WRITERS];
    private Content[] expected = contents();
    private long openingNanos = 30_000_000;
    private long acknowledged;
    private long startNanos;
    private long inspectionNanos;

    private CrashRun(VictimJvm jvm, Path folder, long seed) {
        this.jvm = jvm;
        this.folder = folder;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Kills so many times.
     *
     * @param folder where the stores and the victims' files go
     * @param seed of steps, points and pauses
     * @param kills how many
     * @return what was found
     */
    public static Findings run(Path folder, long seed, int kills) throws IOException, InterruptedException {
        CrashRun run = new CrashRun(VictimJvm.prepare(folder), folder, seed);
        long begun = System.nanoTime();
        Path store = folder.resolve("store-0");
        for (int kill = 0; kill < kills && run.failures.isEmpty(); kill++) {
            if (kill % KILLS_OF_A_STORE == 0) {
                store = run.freshStore(store, kill);
            }
            run.kill(store, kill);
            if (kill % 50 == 49) {
                run.progress(kill + 1, (System.nanoTime() - begun) / 1e9);
            }
        }
        if (run.failures.isEmpty()) {
            delete(store);
        }
        return new Findings(
                run.tallies, run.acknowledged, run.failures, (System.nanoTime() - begun) / 1e9, run.jvm.isTrained());
    }

    private void progress(int kills, double seconds) {
        System.err.printf(
                Locale.ROOT,
                "%d kills, %.2f s each; of that %.2f s until a victim begins, %.2f s until it has opened, %.2f s to inspect%n",
                kills,
                seconds / kills,
                startNanos / 1e9 / kills,
                openingNanos / 1e9,
                inspectionNanos / 1e9 / kills);
    }

    private Path freshStore(Path before, int kill) throws IOException {
        delete(before);
        done = new long[WRITERS];
        expected = contents();
        return folder.resolve("store-" + kill);
    }

    private void kill(Path store, int kill) throws IOException, InterruptedException {
        KillPoint[] points = KillPoint.values();
        // The first kind thrice as often as each other.
        KillPoint point = points[Math.max(0, random.nextInt(points.length + 2) - 2)];
        long[] heard = done.clone();
        @Nullable String failure = point == KillPoint.RECOVERING ? killTwice(store, heard) : kill(store, point, heard);
        for (int writer = 0; writer < WRITERS; writer++) {
            acknowledged += heard[writer] - done[writer];
        }
        if (failure == null) {
            failure = inspect(store, point, heard);
        }
        if (failure != null) {
            failures.add("seed " + seed + ", kill " + kill + " (" + point + ") in " + store + ": " + failure);
        }
    }

    /** Kills a victim that writes, and then the one that recovers from that. */
    private @Nullable String killTwice(Path store, long[] heard) throws IOException, InterruptedException {
        VictimProcess writing = start(store, 0, heard);
        boolean alive = writing.readUntil("", random.nextInt(1, MOST_ACKNOWLEDGEMENTS));
        writing.kill(random.nextLong(WRITING_NANOS));
        @Nullable String failure = complaint(writing, alive);
        return failure == null ? kill(store, KillPoint.RECOVERING, heard) : failure;
    }

    /** Starts a victim and kills it; gives what it complained of. */
    private @Nullable String kill(Path store, KillPoint point, long[] heard) throws IOException, InterruptedException {
        long closeAfter = point == KillPoint.CLOSING ? random.nextInt(1, MOST_ACKNOWLEDGEMENTS) : 0;
        VictimProcess victim = start(store, closeAfter, heard);
        boolean alive = switch (point) {
            case WRITING -> victim.readUntil("", random.nextInt(1, MOST_ACKNOWLEDGEMENTS));
            case STARTING, RECOVERING -> victim.readUntil("M", 1);
            case CHECKPOINT -> victim.readUntil("C", Long.MAX_VALUE);
            case CLOSING -> victim.readUntil("X", Long.MAX_VALUE);
        };
        long pause = switch (point) {
            case WRITING -> random.nextLong(WRITING_NANOS);
            case STARTING, RECOVERING -> random.nextLong(openingNanos * 5 / 4);
            case CHECKPOINT, CLOSING -> random.nextLong(CHECKPOINT_NANOS);
        };
        String last = victim.kill(pause);
        if (victim.openingNanos() > 0) {
            openingNanos = (openingNanos * 7 + victim.openingNanos()) / 8;
        }
        startNanos += victim.startNanos();
        tally(point).killed(hit(point, last));
        return complaint(victim, alive);
    }

    private @Nullable String complaint(VictimProcess victim, boolean alive) throws IOException {
        return alive && victim.failure() == null
                ? null
                : "the victim ended by itself: " + victim.failure() + " "
                        + Files.readString(folder.resolve("victim.err"));
    }

    private static boolean hit(KillPoint point, String last) {
        return switch (point) {
            case WRITING -> true;
            case STARTING, RECOVERING -> last.equals("M");
            case CHECKPOINT -> !last.equals("c");
            case CLOSING -> !last.equals("x");
        };
    }

    private VictimProcess start(Path store, long closeAfter, long[] heard) throws IOException {
        return VictimProcess.start(jvm, store, seed, closeAfter, heard, folder.resolve("victim.err"));
    }

    /** Compares; every writer has all it heard of, and of the step after that either nothing or the whole. */
    private @Nullable String inspect(Path store, KillPoint point, long[] heard) {
        Inspection inspection = new Inspection(store, WRITERS);
        Content[] found;
        long begun = System.nanoTime();
        try {
            found = inspection.run();
        } catch (RuntimeException e) {
            return "cannot be read: " + e;
        }
        inspectionNanos += System.nanoTime() - begun;
        for (int writer = 0; writer < WRITERS; writer++) {
            Content content = expected[writer];
            for (long step = done[writer] + 1; step <= heard[writer]; step++) {
                Step.of(seed, writer, step).run(content);
            }
            done[writer] = heard[writer];
            String difference = content.difference(found[writer]);
            if (!difference.isEmpty()) {
                Content next = content.copy();
                Step.of(seed, writer, heard[writer] + 1).run(next);
                if (!next.difference(found[writer]).isEmpty()) {
                    return "writer " + writer + " after step " + heard[writer] + ": " + difference;
                }
                expected[writer] = next;
                done[writer]++;
                tally(point).unacknowledgedWhole();
            }
        }
        return inspection.wrong().isEmpty() ? null : inspection.wrong().toString();
    }

    private Tally tally(KillPoint point) {
        return tallies.computeIfAbsent(point, _ -> new Tally());
    }

    private static Content[] contents() {
        Content[] contents = new Content[WRITERS];
        for (int i = 0; i < WRITERS; i++) {
            contents[i] = new Content();
        }
        return contents;
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What became of the kills of one kind. */
    public static final class Tally {
        private int kills;
        private int hits;
        private int whole;

        private void killed(boolean hit) {
            kills++;
            hits += hit ? 1 : 0;
        }

        private void unacknowledgedWhole() {
            whole++;
        }

        /** {@return how many} */
        public int kills() {
            return kills;
        }

        /** {@return how many came before what they were to interrupt had ended} */
        public int hits() {
            return hits;
        }

        /** {@return how many steps nobody had heard of were there, whole} */
        public int whole() {
            return whole;
        }
    }

    /**
     * What a run found.
     *
     * @param tallies by point
     * @param acknowledged how many steps had returned before the kills
     * @param failures what was lost, half or wrong; the run ends with the first
     * @param seconds how long it took
     * @param trained whether victims started from an AOT cache
     */
    public record Findings(
            Map<KillPoint, Tally> tallies, long acknowledged, List<String> failures, double seconds, boolean trained) {
        /** {@return the kills of all kinds, with the second ones in recoveries} */
        public int kills() {
            return tallies.values().stream().mapToInt(Tally::kills).sum();
        }

        /** {@return a row for each kind: its words, kills, hits, whole steps} */
        public List<List<String>> rows() {
            List<List<String>> rows = new ArrayList<>();
            tallies.forEach((point, tally) -> rows.add(List.of(
                    point.toString(),
                    String.valueOf(tally.kills()),
                    String.valueOf(tally.hits()),
                    String.valueOf(tally.whole()))));
            return rows;
        }
    }
}
