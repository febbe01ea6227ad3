package io.ruvector.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.Filter;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {
    @TempDir
    private Path folder;

    private VectorDb db;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(folder.resolve("store")));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"JSONL", "PARQUET", "BINARY", "SQL"})
    void exportThenImportIsTheIdentity(TransferFormat format) {
        for (int seed = 0; seed < 8; seed++) {
            int dimension = 1 + seed * 7 % 40;
            List<VectorEntry> entries = RandomEntries.of(seed * 11, dimension, seed);
            Collection from = collection("from" + seed, dimension, entries);
            Path file = folder.resolve(seed + format.endings().getFirst());
            long exported = new Exporter(db).run(ExportRequest.of(from.name(), file), TransferProgress.NONE);
            assertThat(exported).isEqualTo(entries.size());
            Collection to = collection("to" + seed, dimension, List.of());
            ImportReport report = new Importer(db)
                    .run(
                            ImportRequest.builder(RowSource.of(file), to.name())
                                    .batchRows(17)
                                    .build(),
                            TransferProgress.NONE);
            assertThat(report.written()).isEqualTo(entries.size());
            assertSame(to, from);
        }
    }

    @Test
    void realArraysComeBackToo() {
        Collection from = collection("from", 5, RandomEntries.of(30, 5, 1));
        Path file = folder.resolve("arrays.sql");
        new Exporter(db)
                .run(
                        new ExportRequest("from", Optional.empty(), file, TransferFormat.SQL, SqlVectors.REAL_ARRAY),
                        TransferProgress.NONE);
        Collection to = collection("to", 5, List.of());
        new Importer(db).run(ImportRequest.builder(RowSource.of(file), "to").build(), TransferProgress.NONE);
        assertSame(to, from);
    }

    @Test
    void aFilterLeavesTheOthersOut() {
        List<VectorEntry> entries = List.of(
                VectorEntry.builder("a")
                        .vector(new float[] {1, 0})
                        .put("year", 2020)
                        .build(),
                VectorEntry.builder("b")
                        .vector(new float[] {0, 1})
                        .put("year", 2024)
                        .build());
        collection("from", 2, entries);
        Path file = folder.resolve("some.jsonl");
        ExportRequest request = new ExportRequest(
                "from", Optional.of(Filter.parse("year > 2021")), file, TransferFormat.JSONL, SqlVectors.VECTOR);
        assertThat(new Exporter(db).run(request, TransferProgress.NONE)).isEqualTo(1);
        assertThat(file).content().contains("\"b\"").doesNotContain("\"a\"");
    }

    @Test
    void everyFlippedBitOfABinaryFileIsRefused() throws Exception {
        collection("from", 3, RandomEntries.of(4, 3, 9));
        Path file = folder.resolve("whole.rvrows");
        new Exporter(db).run(ExportRequest.of("from", file), TransferProgress.NONE);
        byte[] whole = Files.readAllBytes(file);
        Path damaged = folder.resolve("damaged.rvrows");
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(damaged, flipped);
            assertThatThrownBy(() -> readAll(damaged)).as("bit %d", bit).isInstanceOf(InvalidInputException.class);
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(damaged, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> readAll(damaged)).as("%d bytes", length).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void aNewerBinaryFileIsRefusedByItsVersion() throws Exception {
        collection("from", 3, RandomEntries.of(1, 3, 9));
        Path file = folder.resolve("newer.rvrows");
        new Exporter(db).run(ExportRequest.of("from", file), TransferProgress.NONE);
        byte[] bytes = Files.readAllBytes(file);
        bytes[11] = 2;
        Files.write(file, bytes);
        assertThatThrownBy(() -> readAll(file)).hasMessageContaining("version").hasMessageContaining("got 2");
    }

    private static void readAll(Path file) throws Exception {
        try (RowReader reader = RowSource.of(file).open()) {
            while (reader.next() != null) {}
        }
    }

    private Collection collection(String name, int dimension, List<VectorEntry> entries) {
        Collection collection = db.createCollection(
                name,
                CollectionOptions.builder(dimension)
                        .similarity(Similarity.EUCLIDEAN)
                        .build());
        WriteBatch batch = new WriteBatch();
        entries.forEach(it -> batch.insert(collection, it));
        db.write(batch);
        return collection;
    }

    /** Entries compare floats by their bits. */
    private static void assertSame(Collection actual, Collection expected) {
        assertThat(all(actual)).isEqualTo(all(expected));
    }

    static List<VectorEntry> all(Collection collection) {
        List<VectorEntry> entries = new ArrayList<>();
        collection.forEach(entries::add);
        return entries;
    }
}
