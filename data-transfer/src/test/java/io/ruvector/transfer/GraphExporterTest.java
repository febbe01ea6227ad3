package io.ruvector.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.IndexDump;
import io.ruvector.vector.IndexNode;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GraphExporterTest {
    private static final int ENTRIES = 700;

    @TempDir
    private Path folder;

    private Path store;
    private List<IndexNode> truth;

    @BeforeEach
    void fill() {
        store = folder.resolve("store");
        try (VectorDb db = VectorDb.open(DbOptions.builder(store).exactUpTo(10).build())) {
            Collection docs =
                    db.createCollection("docs", CollectionOptions.builder(8).build());
            Random random = new Random(4);
            WriteBatch batch = new WriteBatch();
            for (int i = 0; i < ENTRIES; i++) {
                float[] vector = new float[8];
                for (int c = 0; c < 8; c++) {
                    vector[c] = random.nextFloat() - 0.5f;
                }
                batch.insert(docs, VectorEntry.of("\u00fc" + i, vector));
            }
            db.write(batch);
            db.checkpoint();
        }
        truth = new ArrayList<>();
        IndexDump.read(store, "docs").nodes(truth::add);
        assertThat(truth).hasSize(ENTRIES);
    }

    @Test
    void jsonHasEveryNodeWithItsLinks() throws Exception {
        Path file = folder.resolve("graph.json");
        assertThat(new GraphExporter(store).run("docs", file)).isEqualTo(ENTRIES);
        JsonNode graph = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(graph.get("format").stringValue()).isEqualTo("ruvector-graph");
        assertThat(graph.get("collection").stringValue()).isEqualTo("docs");
        assertThat(graph.get("index").isObject()).isTrue();
        List<IndexNode> nodes = new ArrayList<>();
        graph.get("nodes").forEach(node -> {
            List<List<Integer>> links = new ArrayList<>();
            node.get("links").forEach(layer -> {
                links.add(new ArrayList<>());
                layer.forEach(link -> links.getLast().add(link.asInt()));
            });
            nodes.add(new IndexNode(
                    node.get("slot").asInt(),
                    Optional.of(node.get("id").stringValue()),
                    node.get("level").asInt(),
                    links));
        });
        assertThat(nodes).isEqualTo(truth);
    }

    /** Reads by what docs/guides/import-and-export.md says, not by the classes that wrote. */
    @Test
    void theBinaryFormHasTheSame() throws Exception {
        Path file = folder.resolve("graph.rvgraph");
        assertThat(new GraphExporter(store).run("docs", file)).isEqualTo(ENTRIES);
        List<IndexNode> nodes = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            assertThat(new String(in.readNBytes(8), StandardCharsets.US_ASCII)).isEqualTo("RVGRAPH\0");
            assertThat(in.readInt()).isEqualTo(1);
            boolean header = true;
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                in.readInt();
                DataInputStream body = new DataInputStream(new java.io.ByteArrayInputStream(in.readNBytes(length)));
                if (header) {
                    assertThat(text(body)).isEqualTo("docs");
                    JsonNode fields = JsonMapper.shared().readTree(body.readNBytes(body.readInt()));
                    assertThat(fields.isObject()).isTrue();
                    header = false;
                }
                while (body.available() > 0) {
                    nodes.add(node(body));
                }
            }
            in.readInt();
            assertThat(in.readLong()).isEqualTo(ENTRIES + 1);
            assertThat(in.read()).isNegative();
        }
        assertThat(nodes).isEqualTo(truth);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8);
    }

    private static IndexNode node(DataInputStream in) throws IOException {
        int slot = in.readInt();
        String id = text(in);
        int level = in.readUnsignedShort();
        List<List<Integer>> links = new ArrayList<>();
        for (int layer = 0; layer <= level; layer++) {
            List<Integer> to = new ArrayList<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                to.add(in.readInt());
            }
            links.add(to);
        }
        return new IndexNode(slot, Optional.of(id), level, links);
    }

    @Test
    void aCollectionWithoutAGraphIsRefused() {
        assertThatThrownBy(() -> new GraphExporter(store).run("other", folder.resolve("graph.json")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("index files");
        assertThatThrownBy(() -> new GraphExporter(store).run("docs", folder.resolve("graph.txt")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(".rvgraph");
    }
}
