package io.ruvector.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON Lines: an object a line; empty lines do not count as content, but keep their numbers. */
final class JsonLinesReader implements RowReader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            // Values are read from the middle of a line.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final RowColumns columns;
    private final FileBytes bytes;
    private final BufferedReader lines;
    private final FloatList floats = new FloatList();
    private long number;

    JsonLinesReader(Path file, RowColumns columns) throws IOException {
        this.file = file;
        this.columns = columns;
        this.bytes = FileBytes.open(file);
        CharsetDecoder utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.lines = new BufferedReader(new InputStreamReader(bytes.content(), utf8), 1 << 16);
    }

    @Override
    public @Nullable SourceRow next() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                return row(line);
            }
        }
        return null;
    }

    private SourceRow row(String line) {
        try (JsonParser parser = MAPPER.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw bad("a JSON object", line);
            }
            Fields fields = new Fields();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                read(parser, fields);
            }
            if (parser.nextToken() != null) {
                throw bad("one JSON object a line", line);
            }
            if (fields.id == null) {
                throw bad("a field \"" + columns.id() + "\"", line);
            }
            return new SourceRow(number, fields.id, fields.vector, fields.text, fields.metadata);
        } catch (JacksonException e) {
            throw bad("JSON", e.getOriginalMessage());
        }
    }

    private void read(JsonParser parser, Fields fields) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals(columns.vector())) {
            fields.vector = vector(parser);
            return;
        }
        JsonNode value = MAPPER.readTree(parser);
        if (value.isNull()) {
            return;
        }
        if (name.equals(columns.id())) {
            fields.id = id(value);
        } else if (name.equals(columns.text())) {
            if (!value.isString()) {
                throw bad("a text in \"" + name + "\"", value);
            }
            fields.text = value.stringValue();
        } else {
            readMetadata(name, value, fields);
        }
    }

    private void readMetadata(String name, JsonNode value, Fields fields) {
        try {
            if (name.equals(columns.metadata()) && value.isObject()) {
                fields.metadata.putAll(JsonMetadata.of(value));
            } else {
                fields.metadata.put(name, JsonMetadata.value(name, value));
            }
        } catch (IllegalArgumentException e) {
            throw bad("metadata of " + JsonMetadata.EXPECTED, e.getMessage());
        }
    }

    private String id(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isIntegralNumber()) {
            return value.asString();
        }
        throw bad("a text or whole number in \"" + columns.id() + "\"", value);
    }

    private float @Nullable [] vector(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw bad("a list of numbers in \"" + columns.vector() + "\"", parser.getString());
        }
        floats.take();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isNumeric()) {
                throw bad("a number as component " + floats.size() + " of the vector", parser.getString());
            }
            floats.add(Float.parseFloat(parser.getString()));
        }
        return floats.take();
    }

    private BadRowException bad(String expected, @Nullable Object found) {
        return new BadRowException(file, number, expected, found);
    }

    @Override
    public double fraction() {
        return bytes.fraction();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static final class Fields {
        private @Nullable String id;
        private float @Nullable [] vector;
        private @Nullable String text;
        private final Map<String, Object> metadata = new LinkedHashMap<>();
    }
}
