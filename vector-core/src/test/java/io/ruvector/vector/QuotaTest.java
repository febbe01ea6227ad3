package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotaTest {
    private static final CollectionOptions OPTIONS =
            CollectionOptions.builder(2).build();

    @TempDir
    Path directory;

    private VectorDb open(Quotas.Builder quotas) {
        return VectorDb.open(DbOptions.builder(directory).quotas(quotas.build()).build());
    }

    private static VectorEntry entry(String id) {
        return VectorEntry.of(id, new float[] {1, 1});
    }

    @Test
    void aCollectionTakesNoMoreThanItsQuota() {
        try (VectorDb db = open(Quotas.builder().perCollection(2).collection("large", 3))) {
            Collection small = db.openCollection("small", OPTIONS);
            small.insert(entry("a"));
            small.insert(entry("b"));
            assertThatThrownBy(() -> small.insert(entry("c")))
                    .isInstanceOf(QuotaExceededException.class)
                    .hasMessage("collection \"small\" may have 2 entries, with this write it would have 3");
            assertThat(small.count()).isEqualTo(2);
            small.upsert(entry("a"));
            small.delete("a");
            small.insert(entry("c"));
            Collection large = db.openCollection("large", OPTIONS);
            db.write(new WriteBatch()
                    .insert(large, entry("a"))
                    .insert(large, entry("b"))
                    .insert(large, entry("c")));
            assertThat(large.count()).isEqualTo(3);
        }
    }

    @Test
    void nothingOfABatchIsWrittenThatExceedsAQuota() {
        try (VectorDb db = open(Quotas.builder().collection("full", 0))) {
            Collection full = db.openCollection("full", OPTIONS);
            Collection other = db.openCollection("other", OPTIONS);
            assertThatThrownBy(() -> db.write(new WriteBatch()
                            .upsert(other, entry("a"))
                            .put(db.table("t"), "k", new byte[1])
                            .upsert(full, entry("a"))))
                    .isInstanceOf(QuotaExceededException.class);
            assertThat(other.count()).isZero();
            assertThat(db.table("t").count()).isZero();
            // What goes again in the same batch takes no room.
            db.write(new WriteBatch().upsert(full, entry("a")).delete(full, "a").upsert(other, entry("a")));
            assertThat(other.count()).isEqualTo(1);
        }
    }

    @Test
    void aNamespaceIsTheSumOfItsCollections() {
        try (VectorDb db = open(Quotas.builder().namespace("team", 3).namespace("", 1))) {
            Collection a = db.openCollection("team/a", OPTIONS);
            Collection b = db.openCollection("team/b/c", OPTIONS);
            Collection teams = db.openCollection("teams/a", OPTIONS);
            Collection none = db.openCollection("none", OPTIONS);
            db.write(
                    new WriteBatch().upsert(a, entry("1")).upsert(b, entry("1")).upsert(b, entry("2")));
            assertThatThrownBy(() -> a.insert(entry("2")))
                    .isInstanceOf(QuotaExceededException.class)
                    .hasMessageContaining("namespace \"team\" may have 3 entries");
            teams.insert(entry("1"));
            none.insert(entry("1"));
            assertThatThrownBy(() -> none.insert(entry("2"))).isInstanceOf(QuotaExceededException.class);
            assertThat(db.namespaces())
                    .containsExactly(
                            new NamespaceInfo("", 1, 1, 1),
                            new NamespaceInfo("team", 2, 3, 3),
                            new NamespaceInfo("teams", 1, 1, Long.MAX_VALUE));
            assertThat(db.dropNamespace("team")).isEqualTo(2);
            assertThat(db.collectionNames()).containsExactly("none", "teams/a");
            db.openCollection("team/a", OPTIONS).insert(entry("again"));
            assertThatThrownBy(() -> db.dropNamespace("team/a")).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void concurrentWritersDoNotOvershoot() throws Exception {
        try (VectorDb db = open(Quotas.builder().perNamespace(50).perCollection(30));
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Collection> collections = List.of(
                    db.openCollection("team/a", OPTIONS),
                    db.openCollection("team/b", OPTIONS),
                    db.openCollection("team/c", OPTIONS));
            List<Future<Integer>> running = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int number = thread;
                running.add(threads.submit(() -> {
                    int written = 0;
                    for (int i = 0; i < 30; i++) {
                        try {
                            collections.get((number + i) % 3).insert(entry(number + "/" + i));
                            written++;
                        } catch (QuotaExceededException e) {
                            assertThat(e.wanted()).isEqualTo(e.limit() + 1);
                        }
                    }
                    return written;
                }));
            }
            int written = 0;
            for (Future<Integer> future : running) {
                written += future.get();
            }
            assertThat(written).isEqualTo(50);
            assertThat(collections.stream().mapToLong(Collection::count).sum()).isEqualTo(50);
            assertThat(db.verify().findings()).isEmpty();
        }
    }

    @Test
    void whatIsThereWhenAQuotaIsLoweredStays() {
        try (VectorDb db = open(Quotas.builder())) {
            Collection notes = db.openCollection("notes", OPTIONS);
            List.of("a", "b", "c").forEach(id -> notes.insert(entry(id)));
        }
        try (VectorDb db = open(Quotas.builder().perCollection(1))) {
            Collection notes = db.collection("notes");
            assertThat(notes.count()).isEqualTo(3);
            notes.upsert(entry("a"));
            assertThatThrownBy(() -> notes.insert(entry("d"))).isInstanceOf(QuotaExceededException.class);
            notes.delete("a");
            assertThat(notes.count()).isEqualTo(2);
        }
    }

    @Test
    void aQuotaBelowZeroIsRefused() {
        assertThatThrownBy(() -> Quotas.builder().collection("a", -1).build())
                .isInstanceOf(InvalidInputException.class);
    }
}
