package io.ruvector.vector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreClosedException;
import io.ruvector.store.StoreLockedException;
import io.ruvector.store.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorDbTest {
    private static final CollectionOptions PLANE = CollectionOptions.builder(2).build();

    @TempDir
    Path directory;

    private VectorDb db;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(directory));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void reopen() {
        db.close();
        open();
    }

    private static VectorEntry entry(String id, float x, float y) {
        return VectorEntry.of(id, new float[] {x, y});
    }

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        Collection notes = db.createCollection("notes", PLANE);
        VectorEntry entry = VectorEntry.builder("a")
                .vector(new float[] {3, 4})
                .text("a text")
                .put("lang", "en")
                .put("year", 2020)
                .build();
        notes.insert(entry);
        db.write(new WriteBatch().put(db.table("settings"), "theme", "dark".getBytes(UTF_8)));
        long sequence = db.sequence();

        reopen();

        assertThat(db.collection("notes").get("a")).contains(entry);
        assertThat(db.collection("notes").options()).isEqualTo(PLANE);
        assertThat(db.collection("notes").search(SearchQuery.of(new float[] {6, 8}, 1)))
                .containsExactly(new SearchHit("a", 1f, entry.metadata(), entry.text()));
        assertThat(db.table("settings").get("theme"))
                .hasValueSatisfying(it -> assertThat(it).asString().isEqualTo("dark"));
        assertThat(db.sequence()).isEqualTo(sequence);
        assertThat(db.table("settings").count()).isEqualTo(1);
    }

    @Test
    void aBatchIsWrittenWholeOrNotAtAll() {
        Collection notes = db.createCollection("notes", PLANE);
        Table settings = db.table("settings");
        notes.insert(entry("a", 1, 0));
        long sequence = db.sequence();

        assertThatThrownBy(() -> db.write(new WriteBatch()
                        .put(settings, "theme", new byte[1])
                        .insert(notes, entry("b", 1, 0))
                        .insert(notes, entry("a", 0, 1))))
                .isInstanceOf(DuplicateIdException.class)
                .hasMessageContaining("\"a\"")
                .hasMessageContaining("notes");

        assertThat(settings.contains("theme")).isFalse();
        assertThat(notes.contains("b")).isFalse();
        assertThat(notes.count()).isEqualTo(1);
        assertThat(db.sequence()).isEqualTo(sequence);
    }

    @Test
    void aSecondOpenerIsToldWhoHasTheDirectory() {
        assertThatThrownBy(() -> VectorDb.open(DbOptions.of(directory)))
                .isInstanceOf(StoreLockedException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("this process");
        assertThat(db.collectionNames()).isEmpty();
    }

    @Test
    void anUnknownCollectionNamesTheKnownOnes() {
        db.createCollection("notes", PLANE);
        assertThatThrownBy(() -> db.collection("nots"))
                .isInstanceOf(UnknownCollectionException.class)
                .hasMessageContaining("nots")
                .hasMessageContaining("notes");
    }

    @Test
    void openingACollectionWithOtherOptionsIsRefused() {
        db.createCollection("notes", CollectionOptions.builder(2).model("m1").build());
        assertThatThrownBy(() -> db.openCollection(
                        "notes", CollectionOptions.builder(2).model("m2").build()))
                .isInstanceOf(ModelMismatchException.class)
                .hasMessageContaining("m1")
                .hasMessageContaining("m2");
        assertThatThrownBy(() -> db.openCollection(
                        "notes", CollectionOptions.builder(3).model("m1").build()))
                .isInstanceOf(DimensionMismatchException.class)
                .hasMessage("expected dimension 2, got 3");
        assertThatThrownBy(() -> db.openCollection(
                        "notes",
                        CollectionOptions.builder(2)
                                .model("m1")
                                .similarity(Similarity.EUCLIDEAN)
                                .build()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> db.createCollection("notes", PLANE)).isInstanceOf(CollectionExistsException.class);
    }

    @Test
    void aDroppedCollectionIsGoneForGoodAndItsNameIsFree() {
        Collection notes = db.createCollection("notes", PLANE);
        notes.insert(entry("a", 1, 0));
        long before = db.sequence();

        assertThat(db.dropCollection("notes")).isTrue();
        assertThat(db.dropCollection("notes")).isFalse();
        assertThatThrownBy(() -> notes.get("a")).isInstanceOf(UnknownCollectionException.class);
        assertThatThrownBy(() -> notes.insert(entry("b", 1, 0))).isInstanceOf(UnknownCollectionException.class);
        List<String> changed = new ArrayList<>();
        db.changes().replay("notes", before, (_, id) -> changed.add(id));
        assertThat(changed).containsExactly("a");

        reopen();
        assertThat(db.collectionNames()).isEmpty();
        assertThat(db.createCollection("notes", PLANE).count()).isZero();
    }

    @Test
    void theChangeFeedNamesEveryChangedRowInOrder() {
        Collection notes = db.createCollection("notes", PLANE);
        long start = db.sequence();
        notes.insert(entry("a", 1, 0));
        long first = db.sequence();
        db.write(new WriteBatch()
                .upsert(notes, entry("b", 1, 0))
                .delete(notes, "a")
                .put(db.table("t"), "k", new byte[0]));
        long second = db.sequence();

        List<String> seen = new ArrayList<>();
        long upTo = db.changes().replay("notes", start, (sequence, id) -> seen.add(sequence + " " + id));

        assertThat(seen).containsExactly(first + " a", second + " b", second + " a");
        assertThat(upTo).isEqualTo(second);
        assertThat(db.changes().covers(second)).isTrue();
        assertThat(db.changes().covers(second + 1)).isFalse();
    }

    @Test
    void nothingWorksAfterCloseExceptClosing() {
        Collection notes = db.createCollection("notes", PLANE);
        assertThat(notes.search(SearchQuery.of(new float[] {1, 0}, 1))).isEmpty();
        db.close();
        db.close();
        assertThatThrownBy(() -> notes.get("a")).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> notes.search(SearchQuery.of(new float[] {1, 0}, 1)))
                .isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> notes.insert(entry("a", 1, 0))).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> db.table("t")).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> db.changes().covers(0)).isInstanceOf(StoreClosedException.class);
    }

    @Test
    void tablesAreVisitedInKeyOrderByPrefixAndPage() {
        Table table = db.table("t");
        WriteBatch batch = new WriteBatch();
        for (String key : List.of("b/2", "a/1", "a/3", "a/2", "é", "z")) {
            batch.put(table, key, key.getBytes(UTF_8));
        }
        db.write(batch);
        List<String> keys = new ArrayList<>();
        table.forEach("a/", (key, _) -> keys.add(key));
        assertThat(keys).containsExactly("a/1", "a/2", "a/3");
        keys.clear();
        table.forEachFrom("a/", "a/2", 1, (key, _) -> keys.add(key));
        assertThat(keys).containsExactly("a/2");
        keys.clear();
        table.forEach("", (key, _) -> keys.add(key));
        assertThat(keys).containsExactly("a/1", "a/2", "a/3", "b/2", "z", "é");
    }

    @Test
    void infoTellsWhatIsThereAndHowDistancesAreComputed() {
        db.createCollection("notes", PLANE).insert(entry("a", 1, 0));
        db.table("t");
        DbInfo info = db.info();
        assertThat(info.collections()).containsExactly(new CollectionInfo("notes", PLANE, 1));
        assertThat(info.tables()).containsExactly(new TableInfo("t", 0));
        assertThat(info.simd()).startsWith("Vector API");
        assertThat(info.bytesOnDisk()).isPositive();
        assertThat(info.path()).isEqualTo(db.path());
    }

    @Test
    void metadataOfAnUnknownTypeIsRefusedByName() {
        assertThatThrownBy(() -> VectorEntry.of("a", new float[] {1, 0}, Map.of("when", new java.util.Date(0))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("when")
                .hasMessageContaining("java.util.Date");
    }
}
