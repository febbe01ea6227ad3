package io.ruvector.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
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

    @Test
    void jsonLinesKeepTypesAndOtherFieldsBecomeMetadata() throws IOException {
        run(file("a.jsonl", """
                {"id": "x", "vector": [1, -0.5e-3], "text": "hello", "metadata": {"at": {"$time": "2026-01-02T03:04:05Z"}, "n": 7}}

                {"id": 12, "vector": [0, 1], "tags": ["a", "b"], "ratio": 7.0, "none": null}
                """));
        VectorEntry x = db.collection("c").get("x").orElseThrow();
        assertThat(x.vector()).containsExactly(1f, -0.5e-3f);
        assertThat(x.text()).contains("hello");
        assertThat(x.metadata()).isEqualTo(Map.of("at", Instant.parse("2026-01-02T03:04:05Z"), "n", 7L));
        assertThat(db.collection("c").get("12").orElseThrow().metadata())
                .isEqualTo(Map.of("tags", List.of("a", "b"), "ratio", 7.0));
    }

    @Test
    void csvTakesVectorsAsOneCellOrAsColumns() throws IOException {
        run(
                file("a.csv", "id,vector,colour,year\nx,\"[1, 2]\",\"re,d\",2024\ny,3 4,,\n"),
                columns -> columns.withType("year", ColumnType.LONG));
        assertThat(get("x").vector()).containsExactly(1f, 2f);
        assertThat(get("x").metadata()).isEqualTo(Map.of("colour", "re,d", "year", 2024L));
        assertThat(get("y").metadata()).isEmpty();
        run(file("b.csv", "v_1,v_0,id\n2,1,z\n"), columns -> columns.withVector("v"));
        assertThat(get("z").vector()).containsExactly(1f, 2f);
        assertThat(get("z").metadata()).isEmpty();
    }

    @Test
    void npyAndFvecsHavePositionsAsIds() throws IOException {
        Path npy = folder.resolve("a.npy");
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + 48).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.US_ASCII));
        for (int i = 1; i <= 6; i++) {
            bytes.putDouble(i / 4.0);
        }
        Files.write(npy, bytes.array());
        run(npy);
        assertThat(get("1").vector()).containsExactly(1f, 1.25f, 1.5f);
        Path fvecs = folder.resolve("b.fvecs.gz");
        ByteBuffer rows = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        rows.putInt(3)
                .putFloat(9)
                .putFloat(8)
                .putFloat(7)
                .putInt(3)
                .putFloat(1)
                .putFloat(2)
                .putFloat(3);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(fvecs))) {
            out.write(rows.array());
        }
        run(fvecs);
        assertThat(get("0").vector()).containsExactly(9f, 8f, 7f);
        assertThat(db.collection("c").count()).isEqualTo(2);
    }

    @Test
    void aMismatchLateInTheFileLeavesTheCollectionAsItWas() throws IOException {
        run(file("first.jsonl", "{\"id\": \"old\", \"vector\": [1, 2]}\n"));
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 5_000; i++) {
            rows.append("{\"id\": \"").append(i).append("\", \"vector\": [1, ").append(i);
            rows.append(i == 4_321 ? ", 3]}\n" : "]}\n");
        }
        Path file = file("bad.jsonl", rows.toString());
        long before = db.sequence();
        assertThatThrownBy(() -> run(file))
                .isInstanceOf(BadRowException.class)
                .hasMessage(file + ", row 4321: expected dimension 2, found dimension 3 (id \"4321\")");
        assertThat(RoundTripTest.all(db.collection("c")))
                .extracting(VectorEntry::id)
                .containsExactly("old");
        assertThat(db.sequence()).isEqualTo(before);
    }

    @Test
    void aRefusedFileDoesNotEvenMakeTheCollection() throws IOException {
        Path file = file("bad.jsonl", "{\"id\": \"a\", \"vector\": [1]}\n{\"id\": \"b\", \"vector\": [\"x\"]}\n");
        assertThatThrownBy(() -> run(file))
                .isInstanceOf(BadRowException.class)
                .hasMessageContaining("row 2: expected a number as component 0 of the vector, found x");
        assertThat(db.collectionNames()).isEmpty();
    }

    @Test
    void everyKindOfBadRowIsNamed() throws IOException {
        assertBad("{\"id\": \"a\", \"vector\": [0, 0]}", "zero");
        assertBad("{\"id\": \"a\", \"vector\": [1e39, 0]}", "finite");
        assertBad("{\"vector\": [1, 0]}", "expected a field \"id\"");
        assertBad("{\"id\": \"a\"}", "expected a vector in \"vector\", found none");
        assertBad("{\"id\": \"a\", \"vector\": [1, 0], \"m\": {\"x\": 1}}", "metadata");
        assertBad("{\"id\": \"a\", \"vector\": [1, 0]", "expected JSON");
        assertBad("nonsense", "expected JSON");
        assertBad("{\"id\": \"a\", \"vector\": [1, 0]} {}", "one JSON object a line");
        assertBad("{\"id\": \"good\", \"vector\": [1, 0]}", "\"good\" again, as in row 1");
    }

    private void assertBad(String line, String message) throws IOException {
        Path file = file("bad.jsonl", "{\"id\": \"good\", \"vector\": [1, 1]}\n" + line + "\n");
        assertThatThrownBy(() -> run(file))
                .isInstanceOf(BadRowException.class)
                .hasMessageContaining("row 2:")
                .hasMessageContaining(message);
    }

    @Test
    void badRowsAreSkippedAndReportedWhenAskedFor() throws IOException {
        Path file = file("mixed.jsonl", """
                {"id": "a", "vector": [1, 2]}
                {"id": "b", "vector": [1, 2, 3]}
                {"id": "a", "vector": [3, 4]}
                broken
                {"id": "c", "vector": [5, 6]}
                """);
        Path report = folder.resolve("bad.report");
        ImportReport result = new Importer(db)
                .run(
                        ImportRequest.builder(RowSource.of(file), "c")
                                .skipBad(report)
                                .build(),
                        TransferProgress.NONE);
        assertThat(result).isEqualTo(new ImportReport(5, 2, 0, 0, 3));
        assertThat(get("a").vector()).containsExactly(1f, 2f);
        assertThat(Files.readAllLines(report))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("\"row\":2").contains("dimension 3"))
                .anySatisfy(line -> assertThat(line).contains("\"row\":3").contains("again, as in row 1"))
                .anySatisfy(line -> assertThat(line).contains("\"row\":4"));
    }

    @Test
    void aRepeatedImportChangesNothing() throws IOException {
        Path file = file("a.jsonl", "{\"id\": \"a\", \"vector\": [1, 2]}\n{\"id\": \"b\", \"vector\": [3, 4]}\n");
        assertThat(run(file)).isEqualTo(new ImportReport(2, 2, 0, 0, 0));
        assertThat(run(file)).isEqualTo(new ImportReport(2, 0, 2, 0, 0));
    }

    @Test
    void anInterruptedImportGoesOnWhereItWas() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            rows.append("{\"id\": \"")
                    .append(i)
                    .append("\", \"vector\": [1, ")
                    .append(i)
                    .append("]}\n");
        }
        Path file = file("a.jsonl", rows.toString());
        ImportRequest request =
                ImportRequest.builder(RowSource.of(file), "c").batchRows(100).build();
        assertThatThrownBy(() -> new Importer(db).run(request, (step, done, _) -> {
                    if (step == TransferProgress.Step.WRITE && done == 400) {
                        throw new IllegalStateException("power off");
                    }
                }))
                .hasMessage("power off");
        assertThat(db.collection("c").count()).isEqualTo(400);
        db.close();
        open();
        assertThat(new Importer(db).run(request, TransferProgress.NONE))
                .isEqualTo(new ImportReport(1_000, 600, 0, 400, 0));
        Collection straight = importedAs("d", file);
        assertThat(RoundTripTest.all(db.collection("c"))).isEqualTo(RoundTripTest.all(straight));
    }

    @Test
    void zstandardIsUnpacked() throws IOException {
        Path packed = folder.resolve("a.jsonl.zst");
        try (OutputStream out = new com.github.luben.zstd.ZstdOutputStream(Files.newOutputStream(packed))) {
            out.write("{\"id\": \"x\", \"vector\": [1, 2]}\n".getBytes(StandardCharsets.UTF_8));
        }
        run(packed);
        assertThat(get("x").vector()).containsExactly(1f, 2f);
    }

    @Test
    void rowsKeepTheirOrderAndNumbersWhenManyThreadsParse() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 3_000; i++) {
            rows.append(i % 100 == 0 ? "broken\n" : "{\"id\": \"" + i + "\", \"vector\": [" + i + "]}\n");
        }
        Path file = file("many.jsonl", rows.toString());
        try (RowReader reader = RowSource.of(file).open(new FileSeal(file), 7)) {
            for (int i = 1; i <= 3_000; i++) {
                if (i % 100 == 0) {
                    int row = i;
                    assertThatThrownBy(reader::next)
                            .isInstanceOfSatisfying(
                                    BadRowException.class,
                                    bad -> assertThat(bad.row()).isEqualTo(row));
                } else {
                    SourceRow row = reader.next();
                    assertThat(row.number()).isEqualTo(i);
                    assertThat(row.id()).isEqualTo("" + i);
                }
            }
            assertThat(reader.next()).isNull();
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void whatIsNoFileOfItsFormatIsRefused() throws IOException {
        for (String name : List.of("x.npy", "x.fvecs", "x.parquet", "x.rvrows", "x.sql", "x.csv")) {
            Path file = file(name, "nonsense");
            assertThatThrownBy(() -> run(file)).as(name).isInstanceOf(InvalidInputException.class);
        }
        assertThatThrownBy(() -> RowSource.of(folder.resolve("store"))).isInstanceOf(InvalidInputException.class);
        assertThat(db.collectionNames()).isEmpty();
    }

    private Collection importedAs(String name, Path file) {
        new Importer(db).run(ImportRequest.builder(RowSource.of(file), name).build(), TransferProgress.NONE);
        return db.collection(name);
    }

    private VectorEntry get(String id) {
        return db.collection("c").get(id).orElseThrow();
    }

    private ImportReport run(Path file) {
        return run(file, columns -> columns);
    }

    private ImportReport run(Path file, java.util.function.UnaryOperator<RowColumns> columns) {
        RowSource source = new RowSource(file, TransferFormat.of(file), columns.apply(RowColumns.standard()));
        return new Importer(db).run(ImportRequest.builder(source, "c").build(), TransferProgress.NONE);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
