package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.store.Durability;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a writing process with SIGKILL at random points, again and again in one directory, and checks after each kill that
 * nothing acknowledged is lost, nothing is half there, and the index equals the store. The number of kills is the system
 * property {@code ruvector.crash.kills}, the seed {@code ruvector.crash.seed}.
 */
class CrashTest {
    private static final int KILLS = Integer.getInteger("ruvector.crash.kills", 10);
    private static final long SEED = Long.getLong("ruvector.crash.seed", 20_260_101);

    @TempDir
    Path directory;

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        long from = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long acknowledgements = random.nextInt(1, 250);
            int delayMicros = random.nextInt(0, 5_000);
            long acknowledged = runAndKill(from, acknowledgements, delayMicros);
            from = verify(acknowledged, "seed %d, kill %d, acknowledged %d".formatted(SEED, kill, acknowledged));
        }
    }

    private long runAndKill(long from, long acknowledgements, int delayMicros) throws Exception {
        Process victim = ChildJvm.start(Victim.class, directory.toString(), Long.toString(from));
        long acknowledged = from;
        try (BufferedReader said = victim.inputReader(StandardCharsets.UTF_8)) {
            for (long i = 0; i < acknowledgements; i++) {
                acknowledged = Long.parseLong(said.readLine());
            }
            LockSupport.parkNanos(delayMicros * 1_000L);
            // Not Process.destroyForcibly, which would also close the pipe with the last acknowledgements in it.
            victim.toHandle().destroyForcibly();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                acknowledged = Long.parseLong(line);
            }
        } finally {
            victim.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    /** Checks everything; gives the number of steps that are in the store. */
    private long verify(long acknowledged, String what) {
        try (VectorDb db = VectorDb.open(Victim.options(directory))) {
            Collection notes = db.openCollection("notes", Victim.OPTIONS);
            long done = db.table("progress")
                    .get("steps")
                    .map(steps -> Long.parseLong(new String(steps, StandardCharsets.UTF_8)))
                    .orElse(0L);
            assertThat(done).as(what).isBetween(acknowledged, acknowledged + 1);
            Map<String, VectorEntry> expected = new HashMap<>();
            for (long step = 1; step <= done; step++) {
                Victim.apply(step, expected);
            }
            Map<String, VectorEntry> stored = new HashMap<>();
            notes.forEach(entry -> stored.put(entry.id(), entry));
            assertThat(stored).as(what).isEqualTo(expected);
            List<SearchHit> found = notes.searchExact(SearchQuery.of(Victim.vector(1), 10_000));
            assertThat(found).as(what).hasSize(expected.size());
            for (VectorEntry entry : expected.values()) {
                assertThat(notes.searchExact(SearchQuery.of(entry.vector(), 1))
                                .getFirst()
                                .score())
                        .as(what)
                        .isGreaterThan(0.9999f);
            }
            assertThat(notes.search(SearchQuery.of(Victim.vector(1), expected.size())))
                    .as(what)
                    .hasSize(expected.size());
            return done;
        }
    }

    /** Writes one batch after another and says the number of each when it is acknowledged. */
    static final class Victim {
        static final CollectionOptions OPTIONS = CollectionOptions.builder(8)
                .hnsw(HnswConfig.builder().m(6).efConstruction(30).build())
                .build();

        static DbOptions options(Path directory) {
            return DbOptions.builder(directory)
                    .exactUpTo(0)
                    .checkpointEvery(40)
                    .retainedCommits(200)
                    .build();
        }

        static float[] vector(long step) {
            return TestVectors.clustered(step, 1, 8, 1)[0];
        }

        private static VectorEntry entry(long step) {
            return VectorEntry.builder("n" + step % 97)
                    .vector(vector(step))
                    .put("step", step)
                    .text("step " + step)
                    .build();
        }

        private static String deleted(long step) {
            return "n" + step * 31 % 97;
        }

        /** Steps that wait for the disk alternate in runs with steps that do not: a kill spares both. */
        private static Durability durability(long step) {
            return step / 5 % 2 == 0 ? Durability.SYNC : Durability.ORDERED;
        }

        /** What a step does, to the model. */
        static void apply(long step, Map<String, VectorEntry> entries) {
            if (step % 3 == 0) {
                entries.remove(deleted(step));
            }
            entries.put(entry(step).id(), entry(step));
        }

        public static void main(String[] arguments) {
            VectorDb db = VectorDb.open(options(Path.of(arguments[0])));
            Collection notes = db.openCollection("notes", OPTIONS);
            notes.search(SearchQuery.of(vector(1), 1));
            for (long step = Long.parseLong(arguments[1]) + 1; ; step++) {
                WriteBatch batch = new WriteBatch().durability(durability(step));
                if (step % 3 == 0) {
                    batch.delete(notes, deleted(step));
                }
                batch.upsert(notes, entry(step))
                        .put(db.table("progress"), "steps", Long.toString(step).getBytes(StandardCharsets.UTF_8));
                db.write(batch);
                System.out.println(step);
            }
        }
    }
}
