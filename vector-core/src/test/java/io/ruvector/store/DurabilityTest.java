package io.ruvector.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;

/** Counts the fsyncs of the write-ahead log, as RocksDB reports them. */
class DurabilityTest {
    @TempDir
    Path directory;

    private Statistics statistics;
    private Store store;
    private Table table;

    @BeforeEach
    void open() {
        RocksSettings settings = new RocksSettings();
        statistics = new Statistics();
        settings.database().setStatistics(statistics);
        store = Store.open(directory, () -> Instant.EPOCH, settings);
        table = store.table("t");
    }

    @AfterEach
    void close() {
        store.close();
        statistics.close();
    }

    private void commit(String key, Durability durability) {
        store.commit(List.of(new Mutation(Mutation.Kind.PUT, table, key, new byte[1])), durability, (_, _) -> {});
    }

    private long syncs() {
        return statistics.getTickerCount(TickerType.WAL_FILE_SYNCED);
    }

    @Test
    void aSyncCommitWaitsForTheDiskAndAnOrderedOneDoesNot() {
        long before = syncs();
        for (int i = 0; i < 20; i++) {
            commit("ordered" + i, Durability.ORDERED);
        }
        assertThat(syncs()).isEqualTo(before);
        for (int i = 0; i < 5; i++) {
            commit("sync" + i, Durability.SYNC);
        }
        assertThat(syncs()).isEqualTo(before + 5);
    }

    @Test
    void syncWaitsOnceForAllOrderedCommits() {
        long before = syncs();
        store.sync();
        assertThat(syncs()).isEqualTo(before);
        commit("a", Durability.ORDERED);
        commit("b", Durability.ORDERED);
        store.sync();
        store.sync();
        assertThat(syncs()).isEqualTo(before + 1);
    }

    @Test
    void whatAnotherIndexReadsIsOnTheDiskBefore() {
        commit("a", Durability.ORDERED);
        long before = syncs();
        store.changeLog().replay(0, (_, _, _) -> {});
        assertThat(syncs()).isEqualTo(before + 1);
        commit("b", Durability.ORDERED);
        table.scan((_, _) -> {});
        assertThat(syncs()).isEqualTo(before + 2);
    }

    @Test
    void oneSyncCommitMakesItsWholeGroupWait() throws Exception {
        CountDownLatch leading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            running.add(threads.submit(() -> store.commit(
                    List.of(new Mutation(Mutation.Kind.PUT, table, "first", new byte[1])),
                    Durability.ORDERED,
                    (_, _) -> {
                        leading.countDown();
                        await(go);
                    })));
            leading.await();
            long before = syncs();
            for (int i = 0; i < 6; i++) {
                String key = "k" + i;
                Durability durability = i == 3 ? Durability.SYNC : Durability.ORDERED;
                running.add(threads.submit(() -> commit(key, durability)));
            }
            while (store.waitingCommits() < 6) {
                Thread.onSpinWait();
            }
            go.countDown();
            for (Future<?> future : running) {
                future.get();
            }
            assertThat(syncs()).isEqualTo(before + 1);
            assertThat(store.sequence()).isEqualTo(7);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void closeMakesOrderedCommitsDurable() {
        commit("a", Durability.ORDERED);
        long before = syncs();
        store.close();
        assertThat(syncs()).isGreaterThan(before);
    }
}
