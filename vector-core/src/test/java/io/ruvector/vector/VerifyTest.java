package io.ruvector.vector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ruvector.store.Durability;
import io.ruvector.store.Mutation;
import io.ruvector.vector.VerifyReport.Compared;
import io.ruvector.vector.VerifyReport.Finding;
import io.ruvector.vector.VerifyReport.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

class VerifyTest {
    private static final CollectionOptions OPTIONS =
            CollectionOptions.builder(2).build();

    @TempDir
    Path directory;

    private VectorDb open() {
        return VectorDb.open(DbOptions.builder(directory).exactUpTo(0).build());
    }

    private static VectorEntry entry(String id, float y) {
        return VectorEntry.of(id, new float[] {1, y});
    }

    private Collection filled(VectorDb db) {
        Collection notes = db.openCollection("notes", OPTIONS);
        for (int i = 0; i < 20; i++) {
            notes.upsert(entry("n" + i, i));
        }
        db.write(new WriteBatch().put(db.table("table"), "k", "v".getBytes(UTF_8)));
        notes.search(SearchQuery.of(new float[] {1, 0}, 1));
        return notes;
    }

    /** Changes a row behind the index's back. */
    private static void change(VectorDb db, Collection collection, Mutation.Kind kind, String id, byte[] row) {
        db.store().commit(List.of(new Mutation(kind, collection.table(), id, row)), Durability.SYNC, (_, _) -> {});
    }

    @Test
    void aWholeDatabaseIsClean() {
        try (VectorDb db = open()) {
            filled(db);
            VerifyReport report = db.verify();
            assertThat(report.isClean()).isTrue();
            assertThat(report.collections()).containsExactly(new Compared("notes", 20, 20));
            assertThat(report.tables()).isPositive();
        }
        try (VectorDb db = open()) {
            assertThat(db.verify().findings()).isEmpty();
        }
    }

    @Test
    void everyDifferenceBetweenRowsAndIndexIsFound() {
        try (VectorDb db = open()) {
            Collection notes = filled(db);
            change(db, notes, Mutation.Kind.PUT, "new", RowCodec.encode(entry("new", 1)));
            change(db, notes, Mutation.Kind.PUT, "n3", RowCodec.encode(entry("n3", 99)));
            change(db, notes, Mutation.Kind.REMOVE, "n4", null);
            change(db, notes, Mutation.Kind.PUT, "n5", new byte[] {7});
            assertThat(db.verify().findings())
                    .extracting(Finding::kind, Finding::id)
                    .containsExactlyInAnyOrder(
                            tuple(Kind.NOT_INDEXED, "new"),
                            tuple(Kind.INDEXED_OTHERWISE, "n3"),
                            tuple(Kind.GHOST, "n4"),
                            tuple(Kind.ROW_UNDECODABLE, "n5"),
                            tuple(Kind.INDEXED_OTHERWISE, "n5"));
        }
    }

    @Test
    void aRowThatIsGoneFromItsFileIsFound() throws Exception {
        try (VectorDb db = open()) {
            filled(db);
        }
        inFiles((rocks, rows) -> rocks.delete(rows, "n7".getBytes(UTF_8)));
        try (VectorDb db = open()) {
            assertThat(db.verify().findings()).extracting(Finding::kind).contains(Kind.COUNT_WRONG, Kind.GHOST);
        }
    }

    @Test
    void aDamagedBlockIsFoundWithoutBeingThrown() throws Exception {
        try (VectorDb db = open()) {
            filled(db);
        }
        inFiles((rocks, rows) -> rocks.flush(new FlushOptions().setWaitForFlush(true), rows));
        try (VectorDb db = open();
                Stream<Path> files = Files.list(directory.resolve("rows"))) {
            for (Path table : files.filter(it -> it.toString().endsWith(".sst")).toList()) {
                byte[] bytes = Files.readAllBytes(table);
                bytes[20] ^= 1;
                Files.write(table, bytes);
            }
            assertThat(db.verify().findings()).extracting(Finding::kind).contains(Kind.FILE_DAMAGED);
        }
    }

    /** Does something to the closed store's rows of the collection, past all bookkeeping. */
    private void inFiles(Change change) throws Exception {
        Path rows = directory.resolve("rows");
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (Options options = new Options()) {
            RocksDB.listColumnFamilies(options, rows.toString())
                    .forEach(it -> families.add(new ColumnFamilyDescriptor(it)));
        }
        try (DBOptions options = new DBOptions();
                RocksDB rocks = RocksDB.open(options, rows.toString(), families, handles)) {
            for (ColumnFamilyHandle handle : handles) {
                if (new String(handle.getName(), UTF_8).equals("rows:notes")) {
                    change.in(rocks, handle);
                }
            }
            handles.forEach(ColumnFamilyHandle::close);
        } finally {
            Files.deleteIfExists(directory.resolve("CLOSED"));
        }
    }

    private interface Change {
        void in(RocksDB rocks, ColumnFamilyHandle rows) throws Exception;
    }

    @Test
    void theReportReadsLikeASentence() throws IOException {
        assertThat(new Finding(Kind.GHOST, "notes", "n4", "the search index has it, the rows do not"))
                .hasToString("GHOST in notes, \"n4\": the search index has it, the rows do not");
    }
}
