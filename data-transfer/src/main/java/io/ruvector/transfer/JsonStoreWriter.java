package io.ruvector.transfer;

import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.VectorEntry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the items of a database as JSON Lines: a line for the format, a line an item, a line with their number. Values of tables that
 * are JSON stand there as such, other texts as text, other bytes in Base64.
 */
final class JsonStoreWriter implements StoreFileWriter {
    static final String FORMAT = "ruvector-store";
    static final int VERSION = 1;

    /** Keeps every digit, so that a value is written as it was read. */
    static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final BufferedWriter out;
    private long count;

    JsonStoreWriter(Path file) throws IOException {
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        line(json -> json.writeStringProperty("format", FORMAT).writeNumberProperty("version", VERSION));
    }

    @Override
    public void write(StoreItem item) throws IOException {
        count++;
        switch (item) {
            case StoreItem.OfCollection(String name, CollectionOptions options) ->
                line(json -> json.writeStringProperty("collection", name)
                        .writeNumberProperty("dimension", options.dimension())
                        .writeStringProperty("similarity", options.similarity().name())
                        .writeNumberProperty("m", options.hnsw().m())
                        .writeNumberProperty("efConstruction", options.hnsw().efConstruction())
                        .writeNumberProperty("efSearch", options.hnsw().efSearch())
                        .writeStringProperty("model", options.model()));
            case StoreItem.Entry(VectorEntry entry) -> line(json -> JsonEntries.write("entry", entry, json));
            case StoreItem.OfTable(String name) -> line(json -> json.writeStringProperty("table", name));
            case StoreItem.Row row ->
                line(json -> {
                    json.writeStringProperty("row", row.key());
                    value(row.value(), json);
                });
        }
    }

    private static void value(byte[] value, JsonGenerator json) {
        String text = new String(value, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), value)) {
            json.writeStringProperty("base64", Base64.getEncoder().encodeToString(value));
            return;
        }
        Optional<JsonNode> parsed = exact(text);
        if (parsed.isPresent()) {
            json.writeName("json");
            EXACT.writeTree(json, parsed.get());
        } else {
            json.writeStringProperty("text", text);
        }
    }

    /** A JSON object or list that is written as it was read. */
    private static Optional<JsonNode> exact(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return Optional.empty();
        }
        try {
            JsonNode node = EXACT.readTree(text);
            return EXACT.writeValueAsString(node).equals(text) ? Optional.of(node) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private void line(Fields fields) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = EXACT.createGenerator(line)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }
        out.append(line.getBuffer()).append('\n');
    }

    @Override
    public void finish() throws IOException {
        line(json -> json.writeNumberProperty("end", count));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator json);
    }
}
