package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexDumpTest {
    private static final int ENTRIES = 300;

    @TempDir
    Path directory;

    @BeforeEach
    void write() {
        float[][] vectors = TestVectors.clustered(9, ENTRIES, 16, 5);
        try (VectorDb db =
                VectorDb.open(DbOptions.builder(directory).exactUpTo(0).build())) {
            Collection notes = db.createCollection(
                    "my.notes", CollectionOptions.builder(16).build());
            WriteBatch batch = new WriteBatch();
            for (int i = 0; i < ENTRIES; i++) {
                batch.upsert(notes, VectorEntry.of("n" + i, vectors[i], Map.of("i", i)));
            }
            db.write(batch);
            notes.delete("n5");
        }
    }

    private Path file(String kind) {
        return directory.resolve("index").resolve("my.notes." + kind);
    }

    private IndexDump dump() {
        return IndexDump.read(directory, "my.notes");
    }

    private static List<String> text(IndexDump dump, boolean nodes) {
        List<String> lines = new ArrayList<>();
        dump.print(nodes, lines::add);
        return lines;
    }

    @Test
    void aSoundIndexIsShownWithItsCountsAndHistograms() {
        assertThat(IndexDump.collections(directory)).containsExactly("my.notes");
        IndexFile snapshot = dump().snapshot().orElseThrow();
        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.fields())
                .containsEntry("dimension", 16)
                .containsEntry("similarity", Similarity.COSINE)
                .containsEntry("m", 16)
                .containsEntry("codeBits", 4)
                .containsEntry("slots", ENTRIES)
                .containsEntry("entries", ENTRIES - 1)
                .containsEntry("deadNodes", 1L)
                .containsEntry("linksToNoNode", 0L)
                .containsKeys("sequence", "entryPoint", "listsByDegreeOnLayer0");
        Map<?, ?> levels = (Map<?, ?>) snapshot.fields().get("nodesByLevel");
        assertThat(levels.values().stream().mapToInt(it -> (int) it).sum()).isEqualTo(ENTRIES);
        assertThat(dump().belongTogether()).isTrue();
        IndexFile vectors = dump().vectors().orElseThrow();
        assertThat(vectors.problems()).isEmpty();
        assertThat(vectors.fields()).containsEntry("vectorsWithRightChecksum", ENTRIES);
    }

    @Test
    void nodesHaveIdsLevelsAndLinks() {
        List<IndexNode> nodes = new ArrayList<>();
        dump().nodes(nodes::add);
        assertThat(nodes)
                .hasSize(ENTRIES)
                .extracting(IndexNode::slot)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(nodes.stream().flatMap(it -> it.id().stream()))
                .hasSize(ENTRIES - 1)
                .contains("n7")
                .doesNotContain("n5");
        assertThat(nodes)
                .allSatisfy(node -> assertThat(node.links()).hasSize(node.level() + 1))
                .allSatisfy(node -> assertThat(node.links().getFirst()).isNotEmpty());
        assertThat(text(dump(), true)).anyMatch(it -> it.contains(" \"n7\" level "));
        assertThat(text(dump(), false)).noneMatch(it -> it.startsWith("  slot "));
    }

    @Test
    void aFileThatWasCutOffIsShownUpToThere() throws IOException {
        byte[] whole = Files.readAllBytes(file("hnsw2"));
        Files.write(file("hnsw2"), Arrays.copyOf(whole, whole.length / 2));
        IndexFile snapshot = dump().snapshot().orElseThrow();
        assertThat(snapshot.fields()).containsEntry("dimension", 16).doesNotContainKey("entries");
        assertThat(snapshot.problems())
                .anySatisfy(it -> assertThat(it).contains("expected " + whole.length))
                .anySatisfy(it -> assertThat(it).contains("checksum"))
                .anySatisfy(
                        it -> assertThat(it).startsWith("readable up to byte ").contains("ends early"));
        List<IndexNode> nodes = new ArrayList<>();
        dump().nodes(nodes::add);
        assertThat(nodes).isNotEmpty().hasSizeLessThan(ENTRIES);
    }

    @Test
    void aFlippedBitIsFoundWhereverItIs() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 40; i++) {
            String kind = i % 2 == 0 ? "hnsw2" : "vectors1";
            byte[] whole = Files.readAllBytes(file(kind));
            byte[] flipped = whole.clone();
            // Where vectors are, or their checksums; the rest of the file is room.
            int at = random.nextInt(kind.equals("hnsw2") ? whole.length : 4096 + ENTRIES * 64);
            boolean room = kind.equals("vectors1") && at >= 28 && at < 4096;
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file(kind), flipped);
            IndexFile found = (i % 2 == 0 ? dump().snapshot() : dump().vectors()).orElseThrow();
            assertThat(found.isSound()).as(kind + " byte " + at).isEqualTo(room);
            assertThat(text(dump(), true)).isNotEmpty();
            Files.write(file(kind), whole);
        }
    }

    @Test
    void garbageIsNoReasonToFail() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        byte[] snapshot = Files.readAllBytes(file("hnsw2"));
        for (int i = 0; i < 30; i++) {
            byte[] garbage = snapshot.clone();
            int from = random.nextInt(garbage.length);
            for (int at = from; at < Math.min(garbage.length, from + 64); at++) {
                garbage[at] = (byte) random.nextInt();
            }
            Files.write(file("hnsw2"), garbage);
            assertThat(dump().snapshot().orElseThrow().isSound()).isFalse();
        }
        Files.write(file("hnsw2"), new byte[0]);
        assertThat(text(dump(), true)).anyMatch(it -> it.contains("readable up to byte 0 of 0"));
    }

    @Test
    void aMissingFileIsSaid() throws IOException {
        Files.delete(file("vectors1"));
        assertThat(text(dump(), false)).contains("  no file .vectors1");
        assertThatThrownBy(() -> IndexDump.read(directory, "other"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("my.notes");
        assertThat(IndexDump.collections(directory.resolve("nowhere"))).isEmpty();
    }
}
