package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexSnapshotTest {
    private static final int DIMENSION = 8;
    private static final CollectionOptions OPTIONS = CollectionOptions.builder(DIMENSION)
            .hnsw(HnswConfig.builder().m(8).efConstruction(40).build())
            .build();
    private static final float[][] VECTORS = TestVectors.clustered(21, 400, DIMENSION, 8);

    @TempDir
    Path directory;

    private VectorDb db;
    private Collection notes;

    @BeforeEach
    void open() {
        open(1_000_000);
    }

    private void open(int checkpointEvery) {
        db = VectorDb.open(DbOptions.builder(directory)
                .exactUpTo(0)
                .checkpointEvery(checkpointEvery)
                .build());
        notes = db.openCollection("notes", OPTIONS);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Path file() {
        return directory.resolve("index").resolve("notes.hnsw2");
    }

    private void insert(int from, int to) {
        WriteBatch batch = new WriteBatch();
        for (int i = from; i < to; i++) {
            batch.upsert(notes, VectorEntry.of("n" + i, VECTORS[i], Map.of("i", i)));
        }
        db.write(batch);
    }

    private List<List<SearchHit>> answers() {
        List<List<SearchHit>> answers = new ArrayList<>();
        for (int i = 300; i < 400; i++) {
            answers.add(notes.search(SearchQuery.builder(VECTORS[i], 5)
                    .efSearch(20)
                    .filter(Filter.gte("i", 10))
                    .build()));
        }
        return answers;
    }

    private void assertIndexEqualsStore() {
        List<String> stored = new ArrayList<>();
        notes.forEach(entry -> stored.add(entry.id()));
        assertThat(notes.searchExact(SearchQuery.of(VECTORS[0], 1_000)))
                .extracting(SearchHit::id)
                .containsExactlyInAnyOrderElementsOf(stored);
        for (int i = 0; i < 300; i += 7) {
            SearchHit best = notes.search(SearchQuery.of(VECTORS[i], 1)).getFirst();
            assertThat(notes.contains(best.id())).isTrue();
        }
    }

    @Test
    void aReopenedIndexGivesTheSameAnswersWithoutBuilding() throws IOException {
        insert(0, 300);
        notes.delete("n33");
        List<List<SearchHit>> before = answers();
        db.close();
        byte[] snapshot = Files.readAllBytes(file());
        open();
        assertThat(answers()).isEqualTo(before);
        db.close();
        assertThat(Files.readAllBytes(file())).isEqualTo(snapshot);
        open();
    }

    @Test
    void changesAfterTheSnapshotAreCaughtUp() throws IOException {
        insert(0, 200);
        db.checkpoint();
        byte[] older = Files.readAllBytes(file());
        insert(100, 300);
        notes.delete("n5");
        notes.upsert(VectorEntry.of("n6", VECTORS[399], Map.of("i", 6)));
        db.checkpoint();
        db.close();
        // As after a crash between the first and the second checkpoint.
        Files.write(file(), older);
        open();
        assertIndexEqualsStore();
        assertThat(notes.search(SearchQuery.of(VECTORS[399], 1)).getFirst().id())
                .isEqualTo("n6");
    }

    @Test
    void damagedSnapshotsAreNeverServed() throws IOException {
        insert(0, 300);
        List<List<SearchHit>> before = answers();
        db.close();
        byte[] whole = Files.readAllBytes(file());
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 12; i++) {
            byte[] damaged = whole.clone();
            int at = i < 4 ? i * 6 : random.nextInt(whole.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file(), i % 3 == 2 ? java.util.Arrays.copyOf(whole, at) : damaged);
            open();
            assertThat(notes.count()).isEqualTo(300);
            assertIndexEqualsStore();
            assertThat(answers()).hasSameSizeAs(before);
            db.close();
        }
        open();
    }

    @Test
    void aSnapshotOfAnotherCollectionOfTheNameIsNotServed() throws IOException {
        insert(0, 300);
        db.checkpoint();
        byte[] old = Files.readAllBytes(file());
        db.dropCollection("notes");
        assertThat(file()).doesNotExist();
        notes = db.openCollection("notes", OPTIONS);
        insert(300, 310);
        db.close();
        Files.write(file(), old);
        open();
        assertIndexEqualsStore();
        assertThat(notes.count()).isEqualTo(10);
    }

    @Test
    void theIndexIsWrittenByItselfAfterManyChanges() throws InterruptedException {
        db.close();
        open(100);
        for (int i = 0; i < 300; i += 50) {
            insert(i, i + 50);
            answers();
        }
        // In the background, when the machine comes to it.
        for (int wait = 0; wait < 6_000 && !Files.exists(file()); wait++) {
            Thread.sleep(10);
        }
        assertThat(file()).exists();
    }

    @Test
    void otherCollectionsDoNotMakeASnapshotTooOld() {
        insert(0, 300);
        db.checkpoint();
        Collection other = db.openCollection("other", OPTIONS);
        for (int i = 0; i < 2_100; i++) {
            other.upsert(VectorEntry.of("o" + i % 20, VECTORS[i % 300]));
        }
        db.checkpoint();
        assertThat(db.changes().covers(1)).as("the feed was trimmed").isFalse();
        db.close();
        long written = modified();
        open();
        assertIndexEqualsStore();
        db.close();
        assertThat(modified()).as("read, not built again").isEqualTo(written);
        open();
    }

    private long modified() {
        try {
            return Files.getLastModifiedTime(file()).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
