package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.VectorEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads what {@link JsonStoreWriter} wrote. It has no checksum: a changed digit is a changed digit. */
final class JsonStoreReader implements StoreFileReader {
    private static final RowColumns ENTRY = RowColumns.standard().withId("entry");

    private final TextCutter lines;
    private long count;
    private boolean ended;

    JsonStoreReader(FileSeal seal) throws IOException {
        this.lines = new TextCutter(seal) {
            @Override
            public @Nullable Cut next() {
                throw new IllegalStateException("lines are read one by one");
            }
        };
        try {
            requireHeader();
        } catch (IOException | RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    private void requireHeader() throws IOException {
        @Nullable String first = lines.line();
        JsonNode header = first == null ? JsonStoreWriter.EXACT.nullNode() : tree(first);
        if (!header.path("format").asString("").equals(JsonStoreWriter.FORMAT)) {
            throw damaged("a first line with \"format\": \"" + JsonStoreWriter.FORMAT + "\"");
        }
        int version = header.path("version").asInt(0);
        if (version != JsonStoreWriter.VERSION) {
            throw new InvalidInputException(
                    "version of " + lines.file(),
                    version,
                    "at most " + JsonStoreWriter.VERSION
                            + ", the newest that this release reads; a later one reads it");
        }
    }

    private JsonNode tree(String line) {
        try {
            return JsonStoreWriter.EXACT.readTree(line);
        } catch (JacksonException e) {
            throw damaged("JSON as item " + (count + 1) + " (" + e.getOriginalMessage() + ")");
        }
    }

    @Override
    public @Nullable StoreItem next() throws IOException {
        if (ended) {
            return null;
        }
        @Nullable String line = lines.line();
        if (line == null) {
            throw damaged("a last line with \"end\" after item " + count + "; the end of the file is missing");
        }
        JsonNode node = tree(line);
        if (node.has("end")) {
            ended = true;
            if (node.get("end").asLong(-1) != count || lines.line() != null) {
                throw damaged(node.get("end") + " items and nothing after them");
            }
            return null;
        }
        count++;
        try {
            return item(node, line);
        } catch (JacksonException | IllegalArgumentException e) {
            throw damaged("a readable item " + count + " (" + e.getMessage() + ")");
        }
    }

    private StoreItem item(JsonNode node, String line) {
        if (node.has("collection")) {
            return new StoreItem.OfCollection(node.get("collection").stringValue(), options(node));
        }
        if (node.has("entry")) {
            return new StoreItem.Entry(entry(new RowPlace(lines.file(), count), line));
        }
        if (node.has("table")) {
            return new StoreItem.OfTable(node.get("table").stringValue());
        }
        if (node.has("row")) {
            return new StoreItem.Row(node.get("row").stringValue(), value(node));
        }
        throw damaged("a collection, entry, table or row as item " + count);
    }

    private static CollectionOptions options(JsonNode node) {
        return CollectionOptions.builder(node.path("dimension").asInt())
                .similarity(Similarity.valueOf(node.path("similarity").stringValue()))
                .hnsw(new HnswConfig(
                        node.path("m").asInt(),
                        node.path("efConstruction").asInt(),
                        node.path("efSearch").asInt()))
                .model(node.path("model").stringValue())
                .build();
    }

    /** Read from the line itself: in a tree, numbers lose the sign of -0. */
    private static VectorEntry entry(RowPlace place, String line) {
        SourceRow row = new JsonLines.Line(place, ENTRY, line).row();
        float @Nullable [] vector = row.vector();
        if (vector == null) {
            throw place.bad("a vector", "none");
        }
        VectorEntry.Builder entry = VectorEntry.builder(row.id()).vector(vector).metadata(row.metadata());
        if (row.text() != null) {
            entry.text(row.text());
        }
        return entry.build();
    }

    private byte[] value(JsonNode node) {
        if (node.has("json")) {
            return JsonStoreWriter.EXACT.writeValueAsBytes(node.get("json"));
        }
        if (node.has("text")) {
            return node.get("text").stringValue().getBytes(StandardCharsets.UTF_8);
        }
        if (node.has("base64")) {
            return Base64.getDecoder().decode(node.get("base64").stringValue());
        }
        throw damaged("json, text or base64 in item " + count);
    }

    private InvalidInputException damaged(String expected) {
        return new InvalidInputException("file", lines.file(), expected);
    }

    @Override
    public double fraction() {
        return lines.fraction();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
