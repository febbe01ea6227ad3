package io.ruvector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a loss of power may leave of the write-ahead log, and what only damage explains. */
class LogCheckTest {
    private static final int COMMITS = 400;

    @TempDir
    Path directory;

    /** Writes numbered commits and copies the files of the open store, as a kill would leave them. */
    private Path killed(int sessions, Durability... turns) throws IOException {
        Path killed = directory.resolve("killed");
        for (int session = 0; session < sessions; session++) {
            try (Store store = Store.open(directory.resolve("store"), () -> Instant.EPOCH)) {
                Table table = store.table("t");
                for (int i = session * COMMITS / sessions; i < (session + 1) * COMMITS / sessions; i++) {
                    Mutation put = new Mutation(Mutation.Kind.PUT, table, "k%04d".formatted(i), new byte[100]);
                    store.commit(List.of(put), turns[i % turns.length], (_, _) -> {});
                }
                if (session == sessions - 1) {
                    copy(directory.resolve("store"), killed);
                }
            }
        }
        return killed;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static List<Path> logs(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store.resolve("rows"))) {
            return files.filter(it -> it.toString().endsWith(".log")).sorted().toList();
        }
    }

    /** As a page that never reached the disk. */
    private static void loseHalfOf(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int middle = bytes.length / 2;
        Arrays.fill(bytes, middle, Math.min(bytes.length - 1_000, middle + 4_096), (byte) 0);
        Files.write(file, bytes);
    }

    private static void assertPrefix(Path store, int fewerThan) {
        try (Store opened = Store.open(store, () -> Instant.EPOCH)) {
            List<String> keys = new ArrayList<>();
            opened.table("t").forEach("", (key, _) -> keys.add(key));
            assertThat(keys).hasSizeLessThan(fewerThan);
            for (int i = 0; i < keys.size(); i++) {
                assertThat(keys.get(i)).isEqualTo("k%04d".formatted(i));
            }
            assertThat(opened.sequence()).isEqualTo(keys.size());
            assertThat(opened.table("t").count()).isEqualTo(keys.size());
        }
    }

    @Test
    void aHoleInOrderedCommitsLosesTheirEndAndLeavesNoGap() throws IOException {
        Path store = killed(1, Durability.ORDERED);
        loseHalfOf(logs(store).getLast());
        assertPrefix(store, COMMITS * 3 / 4);
    }

    @Test
    void aLogThatNeverReachedTheDiskTakesTheLaterOnesWithIt() throws IOException {
        Path store = killed(3, Durability.ORDERED);
        List<Path> logs = logs(store);
        assertThat(logs).hasSize(3);
        Files.delete(store.resolve("rows/DURABLE"));
        byte[] second = Files.readAllBytes(logs.get(1));
        Files.write(logs.get(1), Arrays.copyOf(second, second.length / 2));
        assertPrefix(store, COMMITS * 2 / 3);
        assertPrefix(store, COMMITS * 2 / 3);
    }

    @Test
    void aHoleInCommitsThatWaitedForTheDiskIsDamage() throws IOException {
        Path store = killed(1, Durability.SYNC);
        loseHalfOf(logs(store).getLast());
        assertThatThrownBy(() -> Store.open(store, () -> Instant.EPOCH))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining(logs(store).getLast().getFileName().toString());
    }

    @Test
    void aHoleBeforeCommitsThatWaitedForTheDiskIsDamage() throws IOException {
        Path store = killed(1, Durability.ORDERED, Durability.ORDERED, Durability.ORDERED, Durability.SYNC);
        loseHalfOf(logs(store).getLast());
        assertThatThrownBy(() -> Store.open(store, () -> Instant.EPOCH)).isInstanceOf(CorruptStoreException.class);
    }

    @Test
    void aCommitThatWasCutOffWhileItWasWrittenIsNotThere() throws IOException {
        Path store = killed(1, Durability.ORDERED);
        byte[] log = Files.readAllBytes(logs(store).getLast());
        Files.write(logs(store).getLast(), Arrays.copyOf(log, log.length - 3));
        assertPrefix(store, COMMITS);
        assertPrefix(store, COMMITS);
    }

    @Test
    void aLogThatEndsBeforeWhatTheDiskHadIsDamage() throws IOException {
        Path store = killed(1, Durability.SYNC);
        byte[] log = Files.readAllBytes(logs(store).getLast());
        Files.write(logs(store).getLast(), Arrays.copyOf(log, log.length - 3));
        assertThatThrownBy(() -> Store.open(store, () -> Instant.EPOCH))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining("its end is lost");
    }

    @Test
    void rowsWithoutTheFileThatNamesTheirManifestAreNotAnEmptyStore() throws IOException {
        Path store = killed(1, Durability.SYNC);
        Files.delete(store.resolve("rows/CURRENT"));
        assertThatThrownBy(() -> Store.open(store, () -> Instant.EPOCH))
                .isInstanceOf(CorruptStoreException.class)
                .hasMessageContaining("CURRENT");
    }

    @Test
    void aStoreThatCannotBeOpenedIsNotKeptLocked() throws IOException {
        Path store = killed(1, Durability.SYNC);
        byte[] log = Files.readAllBytes(logs(store).getLast());
        Files.write(logs(store).getLast(), Arrays.copyOf(log, log.length - 3));
        assertThatThrownBy(() -> Store.open(store, () -> Instant.EPOCH)).isInstanceOf(CorruptStoreException.class);
        Files.write(logs(store).getFirst(), log);
        try (Store opened = Store.open(store, () -> Instant.EPOCH)) {
            assertThat(opened.table("t").count()).isEqualTo(COMMITS);
        }
    }
}
