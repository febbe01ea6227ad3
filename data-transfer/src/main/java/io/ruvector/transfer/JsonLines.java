package io.ruvector.transfer;

import java.io.IOException;
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
final class JsonLines extends TextCutter {
    private final RowColumns columns;

    JsonLines(FileSeal seal, RowColumns columns) throws IOException {
        super(seal);
        this.columns = columns;
    }

    @Override
    public @Nullable Cut next() throws IOException {
        for (String line = line(); line != null; line = line()) {
            RowPlace place = place();
            if (!line.isBlank()) {
                return new Line(place, columns, line);
            }
        }
        return null;
    }

    /** A line that holds one row. */
    record Line(RowPlace place, RowColumns columns, String line) implements Cut {
        private static final JsonMapper MAPPER = JsonMapper.builder()
                // Values are read from the middle of a line.
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();

        @Override
        public int bytes() {
            return line.length();
        }

        @Override
        public SourceRow row() {
            try (JsonParser parser = MAPPER.createParser(line)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw place.bad("a JSON object", line);
                }
                Fields fields = new Fields();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    read(parser, fields);
                }
                if (parser.nextToken() != null) {
                    throw place.bad("one JSON object a line", line);
                }
                if (fields.id == null) {
                    throw place.bad("a field \"" + columns.id() + "\"", line);
                }
                return new SourceRow(place.number(), fields.id, fields.vector, fields.text, fields.metadata);
            } catch (JacksonException e) {
                throw place.bad("JSON", e.getOriginalMessage());
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
                    throw place.bad("a text in \"" + name + "\"", value);
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
                throw place.bad("metadata of " + JsonMetadata.EXPECTED, e.getMessage());
            }
        }

        private String id(JsonNode value) {
            if (value.isString()) {
                return value.stringValue();
            }
            if (value.isIntegralNumber()) {
                return value.asString();
            }
            throw place.bad("a text or whole number in \"" + columns.id() + "\"", value);
        }

        private float @Nullable [] vector(JsonParser parser) {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return null;
            }
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw place.bad("a list of numbers in \"" + columns.vector() + "\"", parser.getString());
            }
            FloatList floats = new FloatList();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (!parser.currentToken().isNumeric()) {
                    throw place.bad("a number as component " + floats.size() + " of the vector", parser.getString());
                }
                int start = parser.getStringOffset();
                floats.add(FloatText.parse(parser.getStringCharacters(), start, start + parser.getStringLength()));
            }
            return floats.take();
        }
    }

    private static final class Fields {
        private @Nullable String id;
        private float @Nullable [] vector;
        private @Nullable String text;
        private final Map<String, Object> metadata = new LinkedHashMap<>();
    }
}
