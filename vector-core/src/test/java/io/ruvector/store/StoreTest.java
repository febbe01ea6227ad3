package io.ruvector.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path directory;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(directory, () -> Instant.EPOCH);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private long put(Table table, String key, String value) {
        return store.commit(
                        List.of(new Mutation(Mutation.Kind.PUT, table, key, value.getBytes(UTF_8))),
                        Durability.SYNC,
                        (_, _) -> {})
                .sequence();
    }

    private static List<String> keys(Table table, String prefix) {
        List<String> keys = new ArrayList<>();
        table.forEach(prefix, (key, _) -> keys.add(key));
        return keys;
    }

    @Test
    void tablesWhoseNamesBeginAlikeDoNotSeeEachOther() {
        Table a = store.table("a");
        Table ab = store.table("ab");
        Table large = store.largeTable("a/large");
        put(a, "bx", "1");
        put(ab, "x", "2");
        put(large, "x", "3");
        assertThat(keys(a, "")).containsExactly("bx");
        assertThat(keys(ab, "")).containsExactly("x");
        assertThat(keys(large, "")).containsExactly("x");
        assertThat(a.contains("x")).isFalse();

        assertThat(store.drop("a")).isTrue();
        assertThat(keys(ab, "")).containsExactly("x");
        assertThat(store.table("a").count()).isZero();
        assertThat(keys(store.table("a"), "")).isEmpty();
    }

    @Test
    void tablesTheirRowsAndCountsAreThereAfterReopening() {
        put(store.table("small"), "k", "v");
        put(store.largeTable("large"), "k", "v");
        store.table("empty");
        close();
        open();
        assertThat(store.tableNames()).containsExactly("empty", "large", "small");
        assertThat(store.table("small").count()).isEqualTo(1);
        assertThat(store.largeTable("large").isLarge()).isTrue();
        assertThat(store.find("large").orElseThrow().get("k").orElseThrow())
                .asString()
                .isEqualTo("v");
        assertThat(store.find("absent")).isEmpty();
    }

    @Test
    void concurrentCommitsGetConsecutiveNumbersAndAreAppliedInOrder() throws Exception {
        Table table = store.table("t");
        List<Long> applied = new ArrayList<>();
        Set<Long> returned = new TreeSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<List<Long>>> running = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int number = thread;
                running.add(threads.submit(() -> {
                    List<Long> mine = new ArrayList<>();
                    for (int i = 0; i < 25; i++) {
                        Mutation put = new Mutation(Mutation.Kind.PUT, table, number + "/" + i, new byte[1]);
                        mine.add(store.commit(List.of(put), Durability.SYNC, (sequence, _) -> applied.add(sequence))
                                .sequence());
                        assertThat(table.contains(number + "/" + i)).isTrue();
                    }
                    return mine;
                }));
            }
            for (Future<List<Long>> future : running) {
                returned.addAll(future.get());
            }
        }
        assertThat(applied).isSorted().hasSize(200).first().isEqualTo(1L);
        assertThat(returned).containsExactlyElementsOf(applied);
        assertThat(table.count()).isEqualTo(200);
        assertThat(store.sequence()).isEqualTo(200);
    }

    @Test
    void onlyOneOfManyInsertersOfAKeySucceeds() throws Exception {
        Table table = store.table("t");
        int successes = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                running.add(threads.submit(() -> {
                    try {
                        store.commit(
                                List.of(new Mutation(Mutation.Kind.INSERT, table, "k", new byte[1])),
                                Durability.SYNC,
                                (_, _) -> {});
                        return true;
                    } catch (KeyExistsException e) {
                        return false;
                    }
                }));
            }
            for (Future<Boolean> future : running) {
                successes += future.get() ? 1 : 0;
            }
        }
        assertThat(successes).isEqualTo(1);
        assertThat(table.count()).isEqualTo(1);
    }

    @Test
    void aNewerFormatIsRefusedAndLeftAlone() throws IOException {
        put(store.table("t"), "k", "v");
        close();
        Files.writeString(directory.resolve("FORMAT"), "ruvector 2\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(NewerFormatException.class)
                .hasMessageContaining("2")
                .hasMessageContaining(directory.toString());
        Files.writeString(directory.resolve("FORMAT"), "ruvector 1\n");
        open();
        assertThat(store.table("t").contains("k")).isTrue();
    }

    @Test
    void anUnreadableFormatIsReported() throws IOException {
        close();
        Files.writeString(directory.resolve("FORMAT"), "something else");
        assertThatThrownBy(this::open).isInstanceOf(CorruptStoreException.class);
        Files.delete(directory.resolve("FORMAT"));
        assertThatThrownBy(this::open).isInstanceOf(CorruptStoreException.class);
        Files.writeString(directory.resolve("FORMAT"), "ruvector 1\n");
        open();
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        assertThatThrownBy(() -> Store.open(file, Instant::now)).isInstanceOf(InvalidInputException.class);
        assertThat(file).hasContent("x");
    }

    @Test
    void aTableOfAnotherStoreIsRefused(@TempDir Path elsewhere) {
        try (Store other = Store.open(elsewhere, Instant::now)) {
            Table foreign = other.table("t");
            assertThatThrownBy(() -> put(foreign, "k", "v")).isInstanceOf(InvalidInputException.class);
            assertThat(foreign.count()).isZero();
        }
    }

    @Test
    void theChangeLogKeepsWhatAReaderStillNeeds() {
        Table table = store.table("t");
        store.changeLog().acknowledge("slow", 10);
        for (int i = 0; i < 1_500; i++) {
            put(table, "k" + i % 7, "v");
        }
        store.changeLog().trim(1_000_000);
        assertThat(store.changeLog().covers(10)).isTrue();
        store.changeLog().acknowledge("slow", 1_400);
        store.changeLog().trim(1_000_000);
        assertThat(store.changeLog().covers(1_399)).isFalse();
        assertThat(store.changeLog().covers(1_400)).isTrue();
        List<Long> seen = new ArrayList<>();
        store.changeLog().replay(1_400, (sequence, _, _) -> seen.add(sequence));
        assertThat(seen).hasSize(100).first().isEqualTo(1_401L);
        assertThatThrownBy(() -> store.changeLog().replay(5, (_, _, _) -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1400");
        assertThat(store.changeLog().consumers()).isEqualTo(Map.of("slow", 1_400L));
    }

    @Test
    void aReaderThatFallsTooFarBehindIsNotWaitedFor() {
        Table table = store.table("t");
        store.changeLog().acknowledge("gone", 1);
        for (int i = 0; i < 1_500; i++) {
            put(table, "k", "v");
        }
        store.changeLog().trim(100);
        assertThat(store.changeLog().covers(1)).isFalse();
        assertThat(store.changeLog().covers(1_400)).isTrue();
    }

    @Test
    void theStoreCannotBeClosedFromInsideAVisit() {
        put(store.table("t"), "k", "v");
        assertThatThrownBy(() -> store.table("t").forEach("", (_, _) -> store.close()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.table("t").count()).isEqualTo(1);
    }

    @Test
    void aStoreWithALongLogClosesAfterADrop() {
        Table table = store.largeTable("large");
        for (int i = 0; i < 30; i++) {
            store.commit(
                    List.of(new Mutation(Mutation.Kind.PUT, table, "k" + i, new byte[100_000])),
                    Durability.ORDERED,
                    (_, _) -> {});
        }
        store.drop("large");
        put(store.table("small"), "k", "v");
        close();
        open();
        assertThat(store.tableNames()).containsExactly("small");
    }

    @Test
    void manyReopeningsDoNotPileUpLogFiles() {
        for (int i = 0; i < 25; i++) {
            put(store.table("t"), "k" + i, "v");
            close();
            open();
        }
        assertThat(store.table("t").count()).isEqualTo(25);
        assertThat(directory.resolve("rows").toFile().list((_, name) -> name.endsWith(".log")))
                .hasSizeLessThan(12);
    }
}
