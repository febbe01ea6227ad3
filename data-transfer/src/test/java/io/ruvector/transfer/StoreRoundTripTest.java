package io.ruvector.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.Table;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.DimensionMismatchException;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.ModelMismatchException;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that a database holds, out and in again. */
class StoreRoundTripTest {
    private static final String[] VALUES = {
        "{\"a\":1.0,\"b\":[1e400,-0.0,12345678901234567890]}",
        "{ \"spaced\": true }",
        "{\"twice\":1,\"twice\":2}",
        "plain text\nwith a line",
        "[]",
        "{\"\u6f22\":\"\\u0041 \u00fc\"}",
        "\"a text\"",
        "{\"float\":1.10,\"exponent\":1E-7}",
        ""
    };

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {".rvstore", ".rvstore.jsonl"})
    void exportThenImportIsTheIdentity(String ending) {
        for (int seed = 0; seed < 10; seed++) {
            Path file = folder.resolve("all" + seed + ending);
            try (VectorDb from = filled("from" + seed, seed);
                    VectorDb to = open("to" + seed)) {
                new StoreExporter(from).everything(file, TransferProgress.NONE);
                new StoreImporter(to).run(file, TransferProgress.NONE);
                assertThat(content(to)).isEqualTo(content(from));
                long sequence = to.sequence();
                assertThat(new StoreImporter(to).run(file, TransferProgress.NONE))
                        .as("new on the second time")
                        .isZero();
                assertThat(to.sequence()).isEqualTo(sequence);
            }
        }
    }

    @Test
    void onlyTheKindsThatAreWantedAreExported() {
        Path file = folder.resolve("skills.rvstore");
        try (VectorDb from = filled("from", 3);
                VectorDb to = open("to")) {
            from.write(new WriteBatch().put(from.table("skills"), "k", new byte[] {1}));
            from.write(new WriteBatch().put(from.table("memory-facts"), "k", new byte[] {2}));
            new StoreExporter(from).run(Set.of(MemoryKind.SKILLS), file, TransferProgress.NONE);
            new StoreImporter(to).run(file, TransferProgress.NONE);
            assertThat(content(to)).containsOnlyKeys("table skills", "table skills/k");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".rvstore", ".rvstore.jsonl"})
    void whatIsThereIsNeverMixedWithAnother(String ending) {
        Path file = folder.resolve("all" + ending);
        try (VectorDb from = filled("from", 5);
                VectorDb to = open("to")) {
            new StoreExporter(from).everything(file, TransferProgress.NONE);
            to.write(new WriteBatch().put(to.table("t0"), "stranger", new byte[] {1}));
            long sequence = to.sequence();
            assertThatThrownBy(() -> new StoreImporter(to).run(file, TransferProgress.NONE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("t0")
                    .hasMessageContaining("1 entries or rows that the file does not have");
            assertThat(to.sequence()).isEqualTo(sequence);
            assertThat(to.collectionNames()).isEmpty();
        }
    }

    @Test
    void otherVectorsThanThoseOfTheFileAreRefused() {
        Path file = folder.resolve("few.rvstore");
        try (VectorDb from = open("from");
                VectorDb to = open("to")) {
            from.createCollection("a", CollectionOptions.builder(3).model("m").build());
            new StoreExporter(from).everything(file, TransferProgress.NONE);
            to.createCollection("a", CollectionOptions.builder(2).model("m").build());
            assertThatThrownBy(() -> new StoreImporter(to).run(file, TransferProgress.NONE))
                    .isInstanceOf(DimensionMismatchException.class);
            to.dropCollection("a");
            to.createCollection("a", CollectionOptions.builder(3).model("other").build());
            assertThatThrownBy(() -> new StoreImporter(to).run(file, TransferProgress.NONE))
                    .isInstanceOf(ModelMismatchException.class);
            to.dropCollection("a");
            to.createCollection(
                    "a",
                    CollectionOptions.builder(3)
                            .model("m")
                            .hnsw(new HnswConfig(9, 99, 9))
                            .build());
            assertThat(new StoreImporter(to).run(file, TransferProgress.NONE)).isZero();
        }
    }

    @Test
    void everyFlippedBitAndEveryCutOfABinaryFileIsRefused() throws Exception {
        Path whole = folder.resolve("whole.rvstore");
        try (VectorDb from = open("from");
                VectorDb to = open("to")) {
            Collection few =
                    from.createCollection("few", CollectionOptions.builder(2).build());
            few.insert(VectorEntry.of("a", new float[] {1, 2}));
            from.write(new WriteBatch().put(from.table("rows"), "key", new byte[] {7, 8, 9}));
            new StoreExporter(from).everything(whole, TransferProgress.NONE);
            byte[] bytes = Files.readAllBytes(whole);
            Path damaged = folder.resolve("damaged.rvstore");
            for (int bit = 0; bit < 8 * bytes.length; bit++) {
                byte[] flipped = bytes.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                Files.write(damaged, flipped);
                assertRefused(to, damaged, "bit " + bit);
            }
            for (int length = 0; length < bytes.length; length++) {
                Files.write(damaged, Arrays.copyOf(bytes, length));
                assertRefused(to, damaged, length + " bytes");
            }
            assertThat(content(to)).isEmpty();
        }
    }

    @Test
    void aJsonFileThatEndsTooEarlyIsRefused() throws Exception {
        Path file = folder.resolve("cut.rvstore.jsonl");
        try (VectorDb from = filled("from", 2);
                VectorDb to = open("to")) {
            new StoreExporter(from).everything(file, TransferProgress.NONE);
            var lines = Files.readAllLines(file);
            for (int kept = 0; kept < lines.size(); kept++) {
                Files.write(file, lines.subList(0, kept));
                assertRefused(to, file, kept + " lines");
            }
        }
    }

    @Test
    void aNewerVersionIsRefusedByItsNumber() throws Exception {
        Path binary = folder.resolve("newer.rvstore");
        Path json = folder.resolve("newer.rvstore.jsonl");
        try (VectorDb db = open("db")) {
            new StoreExporter(db).everything(binary, TransferProgress.NONE);
            byte[] bytes = Files.readAllBytes(binary);
            bytes[11] = 2;
            Files.write(binary, bytes);
            Files.writeString(json, "{\"format\":\"ruvector-store\",\"version\":2}\n{\"end\":0}\n");
            for (Path file : new Path[] {binary, json}) {
                assertThatThrownBy(() -> new StoreImporter(db).run(file, TransferProgress.NONE))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("version of " + file)
                        .hasMessageContaining("at most 1")
                        .hasMessageContaining("got 2");
            }
        }
    }

    private static void assertRefused(VectorDb to, Path file, String what) {
        assertThatThrownBy(() -> new StoreImporter(to).run(file, TransferProgress.NONE))
                .as(what)
                .isInstanceOf(InvalidInputException.class);
    }

    private VectorDb open(String name) {
        return VectorDb.open(DbOptions.of(folder.resolve(name)));
    }

    private VectorDb filled(String name, int seed) {
        VectorDb db = open(name);
        Random random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            int dimension = 1 + random.nextInt(20);
            Collection collection = db.createCollection(
                    "c" + i,
                    CollectionOptions.builder(dimension)
                            .similarity(Similarity.EUCLIDEAN)
                            .hnsw(new HnswConfig(2 + random.nextInt(20), 100, 1 + random.nextInt(50)))
                            .model(i == 0 ? "" : "a model of \"quotes\"")
                            .build());
            WriteBatch batch = new WriteBatch();
            RandomEntries.of(random.nextInt(30), dimension, random.nextLong())
                    .forEach(it -> batch.insert(collection, it));
            Table table = db.table("t" + i);
            for (int row = random.nextInt(30); row > 0; row--) {
                byte[] value = VALUES[random.nextInt(VALUES.length)].getBytes(StandardCharsets.UTF_8);
                if (random.nextInt(3) == 0) {
                    value = new byte[random.nextInt(40)];
                    random.nextBytes(value);
                }
                batch.put(table, "key " + row + "\n\u6f22", value);
            }
            db.write(batch);
        }
        return db;
    }

    /** All that can be asked for: options of collections, entries and rows as texts. */
    private static TreeMap<String, String> content(VectorDb db) {
        TreeMap<String, String> content = new TreeMap<>();
        for (String name : db.collectionNames()) {
            Collection collection = db.collection(name);
            content.put("collection " + name, collection.options().toString());
            collection.forEach(it -> content.put("collection " + name + "/" + it.id(), Arrays.toString(it.toRow())));
        }
        db.info().tables().forEach(info -> {
            content.put("table " + info.name(), "");
            db.table(info.name())
                    .forEach(
                            "",
                            (key, value) -> content.put("table " + info.name() + "/" + key, Arrays.toString(value)));
        });
        return content;
    }
}
