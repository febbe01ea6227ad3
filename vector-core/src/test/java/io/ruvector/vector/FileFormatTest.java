package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ruvector.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is on disk is what {@code docs/file-format.md} says. */
class FileFormatTest {
    private static final int ENTRIES = 600;
    private static final Instant TIME = Instant.ofEpochSecond(1_700_000_000, 7);

    @TempDir
    Path directory;

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(Similarity.COSINE, Quantization.INT4, VectorStorage.MEMORY, 100),
                Arguments.of(Similarity.DOT_PRODUCT, Quantization.INT8, VectorStorage.MAPPED, 72),
                Arguments.of(Similarity.EUCLIDEAN, Quantization.BINARY, VectorStorage.MEMORY, 160),
                Arguments.of(Similarity.EUCLIDEAN, Quantization.INT4, VectorStorage.MAPPED, 33),
                Arguments.of(Similarity.MANHATTAN, Quantization.NONE, VectorStorage.MAPPED, 20));
    }

    private Map<String, float[]> write(
            Similarity similarity, Quantization codes, VectorStorage storage, int dimension) {
        float[][] vectors = TestVectors.clustered(5, ENTRIES + 1, dimension, 12);
        Map<String, float[]> truth = new HashMap<>();
        try (VectorDb db = VectorDb.open(DbOptions.builder(directory)
                .exactUpTo(0)
                .quantization(codes)
                .storage(storage)
                .build())) {
            Collection notes = db.createCollection(
                    "notes/e",
                    CollectionOptions.builder(dimension)
                            .similarity(similarity)
                            .hnsw(HnswConfig.builder().m(6).efConstruction(40).build())
                            .build());
            WriteBatch batch = new WriteBatch();
            for (int i = 0; i < ENTRIES; i++) {
                batch.upsert(notes, entry("n" + i, vectors[i], i));
                truth.put("n" + i, vectors[i]);
            }
            db.write(batch);
            notes.delete("n3");
            truth.remove("n3");
            notes.upsert(entry("n4", vectors[ENTRIES], 4));
            truth.put("n4", vectors[ENTRIES]);
        }
        return truth;
    }

    private static VectorEntry entry(String id, float[] vector, int i) {
        Map<String, Object> metadata = Map.of(
                "i", i, "half", i / 2.0, "even", i % 2 == 0, "name", "é" + i, "at", TIME, "tags", List.of("a", "b"));
        return i % 5 == 0
                ? VectorEntry.builder(id)
                        .vector(vector)
                        .metadata(metadata)
                        .text("text " + i)
                        .build()
                : VectorEntry.of(id, vector, metadata);
    }

    private Path file(String kind) {
        return directory.resolve("index").resolve("notes%2Fe." + kind);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void indexFilesAreWhatTheDocumentSays(
            Similarity similarity, Quantization codes, VectorStorage storage, int dimension) throws IOException {
        Map<String, float[]> truth = write(similarity, codes, storage, dimension);
        DocumentedFormat.Snapshot snapshot = new DocumentedFormat.Snapshot(file("hnsw2"));
        DocumentedFormat.Vectors vectors = new DocumentedFormat.Vectors(file("vectors1"));

        assertThat(snapshot.entries.keySet()).isEqualTo(truth.keySet());
        assertThat(snapshot.dimension).isEqualTo(vectors.dimension).isEqualTo(dimension);
        assertThat(snapshot.similarity).isEqualTo(vectors.similarity).isEqualTo(similarity.ordinal());
        assertThat(snapshot.generation).isEqualTo(vectors.generation);
        assertThat(snapshot.m).isEqualTo(6);
        assertThat(snapshot.efConstruction).isEqualTo(40);
        assertThat(snapshot.bits).isEqualTo(codes == Quantization.NONE ? 0 : codes.bits());
        assertThat(snapshot.sequence).isEqualTo(4);
        for (Map.Entry<String, float[]> each : truth.entrySet()) {
            DocumentedFormat.Entry entry = snapshot.entries.get(each.getKey());
            assertThat(vectors.vector(entry.slot())).isEqualTo(comparable(each.getValue(), similarity));
            assertMetadata(each.getKey(), entry);
        }
        assertLinksAreValid(snapshot);
        if (codes != Quantization.NONE) {
            assertCodesAreNear(snapshot, vectors, codes);
        }
    }

    /** As the document has it. */
    private static float[] comparable(float[] vector, Similarity similarity) {
        double[] sums = new double[4];
        for (int i = 0; i < vector.length; i++) {
            sums[i < vector.length / 4 * 4 ? i % 4 : 0] += (double) vector[i] * vector[i];
        }
        double scale = 1 / Math.sqrt(sums[0] + sums[1] + (sums[2] + sums[3]));
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = similarity == Similarity.COSINE ? (float) (vector[i] * scale) : vector[i];
        }
        return unit;
    }

    private static void assertMetadata(String id, DocumentedFormat.Entry entry) {
        int i = Integer.parseInt(id.substring(1));
        assertThat(entry.metadata())
                .isEqualTo(Map.of(
                        "i",
                        (long) i,
                        "half",
                        i / 2.0,
                        "even",
                        i % 2 == 0,
                        "name",
                        "é" + i,
                        "at",
                        List.of(TIME.getEpochSecond(), TIME.getNano()),
                        "tags",
                        List.of("a", "b")));
        assertThat(entry.hasText()).isEqualTo(i % 5 == 0);
    }

    private static void assertLinksAreValid(DocumentedFormat.Snapshot snapshot) {
        assertThat(snapshot.links[snapshot.entryPoint].length).isPositive();
        int most = 0;
        for (int slot = 0; slot < snapshot.limit; slot++) {
            for (int layer = 0; layer < snapshot.links[slot].length; layer++) {
                assertThat(snapshot.links[slot][layer].length).isLessThanOrEqualTo(layer == 0 ? 12 : 6);
                for (int link : snapshot.links[slot][layer]) {
                    assertThat(link).isBetween(0, snapshot.limit - 1).isNotEqualTo(slot);
                    assertThat(snapshot.links[link].length).isGreaterThan(layer);
                }
                most = Math.max(most, layer);
            }
        }
        assertThat(snapshot.links[snapshot.entryPoint].length).isEqualTo(most + 1);
    }

    private static void assertCodesAreNear(
            DocumentedFormat.Snapshot snapshot, DocumentedFormat.Vectors vectors, Quantization codes)
            throws IOException {
        double squaredErrors = 0;
        double squaredLengths = 0;
        for (DocumentedFormat.Entry entry : snapshot.entries.values()) {
            float[] vector = vectors.vector(entry.slot());
            float[] decoded = snapshot.decoded(entry.slot());
            double squaredLength = 0;
            double product = 0;
            for (int i = 0; i < vector.length; i++) {
                double residual = vector[i] - snapshot.centre[i];
                squaredErrors += Math.pow(decoded[i] - vector[i], 2);
                squaredLength += residual * residual;
                product += residual * snapshot.centre[i];
            }
            squaredLengths += squaredLength;
            double second = snapshot.similarity == 1 ? -product : squaredLength;
            assertThat((double) snapshot.second(entry.slot())).isCloseTo(second, within(1e-3 * (1 + Math.abs(second))));
        }
        double documented = Map.of(Quantization.INT4, 0.11, Quantization.INT8, 0.01, Quantization.BINARY, 0.76)
                .get(codes);
        assertThat(Math.sqrt(squaredErrors / squaredLengths)).isBetween(0.8 * documented, 1.3 * documented);
    }

    @Test
    void theCatalogueAndTheRowsAreInTheFamiliesOfTheDocument() throws IOException {
        write(Similarity.COSINE, Quantization.INT4, VectorStorage.MEMORY, 24);
        assertThat(Files.readString(directory.resolve("FORMAT"))).isEqualTo("ruvector 1\n");
        try (Store store = Store.open(directory, Instant::now)) {
            assertThat(store.tableNames()).contains("~collections", "notes/e");
            byte[] options = store.table("~collections").get("notes/e").orElseThrow();
            assertThat(options).startsWith(1, 0, 0, 0, 24, 0, 6, 'C', 'O', 'S', 'I', 'N', 'E', 0, 0, 0, 6, 0, 0, 0, 40);
            byte[] row = store.largeTable("notes/e").get("n7").orElseThrow();
            assertThat(row).startsWith(1, 0, 24, 0, 0, 0);
            assertThat(store.changeLog().consumers()).containsEntry("index/notes/e@4", 4L);
        }
    }
}
