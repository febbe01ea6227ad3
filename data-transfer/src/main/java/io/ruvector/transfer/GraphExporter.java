package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreIoException;
import io.ruvector.vector.IndexDump;
import io.ruvector.vector.IndexFile;
import io.ruvector.vector.IndexNode;
import java.io.BufferedWriter;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Exports the HNSW graph of a collection, without vectors: for each node its slot, id, level and links. To {@code .json}, one object with the fields
 * of the index and its nodes; or to {@code .rvgraph}, {@link BlockFormat#GRAPH}: a record with the collection's name and the fields as JSON (4-byte
 * length), then one for each node: slot (4), id (2-byte length; empty for one whose entry was removed), level (2), and for each layer from 0 to the
 * level the number of links (2) and the slots they lead to (4 each).
 *
 * <p>It reads the index files of a database that nobody has open. Thread-safe.
 */
public final class GraphExporter {
    private final Path directory;

    /**
     * An exporter from a database's directory.
     *
     * @param directory of a database that is closed
     */
    public GraphExporter(Path directory) {
        this.directory = directory;
    }

    /**
     * Exports.
     *
     * @param collection the collection's name
     * @param file {@code .json} or {@code .rvgraph}; replaced when it is there
     * @return how many nodes the file has
     * @throws InvalidInputException when the collection has no graph, its index file is damaged, or the name says neither format
     * @throws StoreIoException when the system refuses to read or write
     */
    public long run(String collection, Path file) {
        boolean json = file.toString().endsWith(".json");
        if (!json && !file.toString().endsWith(".rvgraph")) {
            throw new InvalidInputException("file", file, "a name that ends with .json or .rvgraph");
        }
        IndexDump dump = IndexDump.read(directory, collection);
        IndexFile index = dump.snapshot()
                .filter(IndexFile::isSound)
                .orElseThrow(() ->
                        new InvalidInputException("collection", collection, "one whose index file is there and sound"));
        try (UnfinishedFile target = new UnfinishedFile(file)) {
            long nodes = json ? json(dump, index, target.path()) : binary(dump, index, target.path());
            target.finish();
            return nodes;
        } catch (UncheckedIOException e) {
            throw new StoreIoException("cannot export to " + file, e);
        } catch (IOException e) {
            throw new StoreIoException("cannot export to " + file, e);
        }
    }

    private static long json(IndexDump dump, IndexFile index, Path file) throws IOException {
        long[] count = new long[1];
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                JsonGenerator json = JsonMapper.shared().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("format", "ruvector-graph");
            json.writeNumberProperty("version", BlockFormat.GRAPH.version());
            json.writeStringProperty("collection", dump.collection());
            json.writePOJOProperty("index", index.fields());
            json.writeName("nodes");
            json.writeStartArray();
            dump.nodes(node -> {
                json.writePOJO(fields(node));
                count[0]++;
            });
            json.writeEndArray();
            json.writeEndObject();
        }
        return count[0];
    }

    private static Map<String, Object> fields(IndexNode node) {
        Map<String, Object> fields = new java.util.LinkedHashMap<>();
        fields.put("slot", node.slot());
        node.id().ifPresent(id -> fields.put("id", id));
        fields.put("level", node.level());
        fields.put("links", node.links());
        return fields;
    }

    private static long binary(IndexDump dump, IndexFile index, Path file) throws IOException {
        long[] count = new long[1];
        try (BlockOutput out = new BlockOutput(file, BlockFormat.GRAPH)) {
            BlockOutput.writeShort(out.record(), dump.collection());
            BlockOutput.writeLong(out.record(), JsonMapper.shared().writeValueAsBytes(index.fields()));
            out.endRecord();
            dump.nodes(unchecked(node -> {
                write(node, out.record());
                out.endRecord();
                count[0]++;
            }));
            out.finish();
        }
        return count[0];
    }

    private static void write(IndexNode node, DataOutputStream record) throws IOException {
        record.writeInt(node.slot());
        BlockOutput.writeShort(record, node.id().orElse(""));
        record.writeShort(node.level());
        for (List<Integer> layer : node.links()) {
            record.writeShort(layer.size());
            for (int link : layer) {
                record.writeInt(link);
            }
        }
    }

    private static Consumer<IndexNode> unchecked(NodeVisitor visitor) {
        return node -> {
            try {
                visitor.visit(node);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @FunctionalInterface
    private interface NodeVisitor {
        void visit(IndexNode node) throws IOException;
    }
}
