package io.ruvector.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that the first release wrote: they stay readable, and what is written today is the same to the byte. */
class GoldenFilesTest {
    @TempDir
    private Path folder;

    private VectorDb db;
    private Collection golden;

    @BeforeEach
    void fill() {
        db = VectorDb.open(DbOptions.of(folder.resolve("from")));
        golden = db.createCollection(
                "golden",
                CollectionOptions.builder(3)
                        .similarity(Similarity.EUCLIDEAN)
                        .hnsw(new HnswConfig(8, 90, 70))
                        .model("a-model")
                        .build());
        WriteBatch batch = new WriteBatch();
        batch.insert(golden, VectorEntry.of("a", new float[] {1, -0.0f, Float.MIN_VALUE}));
        batch.insert(
                golden,
                VectorEntry.builder("\u00fc \u6f22")
                        .vector(new float[] {0.1f, 1.5e17f, -7})
                        .text("a text\nof two lines")
                        .put("at", Instant.parse("2026-01-02T03:04:05.000000006Z"))
                        .put("flag", true)
                        .put("list", List.of("x", "y"))
                        .put("number", -5L)
                        .put("ratio", 7.0)
                        .put("word", "w")
                        .build());
        batch.put(db.table("rows"), "bytes", new byte[] {0, (byte) 0xff, 1});
        batch.put(db.table("rows"), "json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        batch.put(db.table("rows"), "text", "plain".getBytes(StandardCharsets.UTF_8));
        db.write(batch);
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void entriesOfVersion1() throws Exception {
        Path written = folder.resolve("golden.rvrows");
        new Exporter(db).run(ExportRequest.of("golden", written), TransferProgress.NONE);
        assertThat(written).hasSameBinaryContentAs(golden("golden-v1.rvrows"));
        Collection read = db.createCollection("read", golden.options());
        new Importer(db)
                .run(
                        ImportRequest.builder(RowSource.of(golden("golden-v1.rvrows")), "read")
                                .build(),
                        TransferProgress.NONE);
        assertThat(RoundTripTest.all(read)).isEqualTo(RoundTripTest.all(golden));
    }

    @Test
    void databasesOfVersion1() throws Exception {
        for (String ending : List.of(".rvstore", ".rvstore.jsonl")) {
            Path written = folder.resolve("golden" + ending);
            new StoreExporter(db).everything(written, TransferProgress.NONE);
            Path kept = golden("golden-v1" + ending);
            assertThat(written).hasSameBinaryContentAs(kept);
            try (VectorDb to = VectorDb.open(DbOptions.of(folder.resolve("to" + ending)))) {
                new StoreImporter(to).run(kept, TransferProgress.NONE);
                Path again = folder.resolve("again" + ending);
                new StoreExporter(to).everything(again, TransferProgress.NONE);
                assertThat(again).hasSameBinaryContentAs(kept);
            }
        }
    }

    private static Path golden(String name) throws Exception {
        Path file = Path.of(Objects.requireNonNull(GoldenFilesTest.class.getResource("/golden/"), "golden files")
                        .toURI())
                .resolve(name);
        assertThat(Files.exists(file)).as("%s is there", file).isTrue();
        return file;
    }
}
