package io.ruvector.transfer;

import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Metadata as JSON: texts, true and false, whole numbers, numbers with a point or an exponent, lists of texts; a time is
 * {@code {"$time": "2026-01-02T03:04:05Z"}}. So every value comes back with the type it had.
 */
final class JsonMetadata {
    static final String EXPECTED =
            "a text, number, true, false, list of texts or {\"$time\": \"2026-01-02T03:04:05Z\"}";
    private static final String TIME = "$time";

    private JsonMetadata() {}

    /** The fields of an object; throws {@link IllegalArgumentException} naming the first that is none. */
    static Map<String, Object> of(JsonNode object) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                metadata.put(field.getKey(), value(field.getKey(), field.getValue()));
            }
        });
        return metadata;
    }

    static Object value(String key, JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (node.isFloatingPointNumber() && Double.isFinite(node.doubleValue())) {
            return node.doubleValue();
        }
        if (node.isArray() && node.valueStream().allMatch(JsonNode::isString)) {
            List<String> texts = new ArrayList<>();
            node.forEach(it -> texts.add(it.stringValue()));
            return texts;
        }
        if (node.isObject() && node.size() == 1 && node.path(TIME).isString()) {
            try {
                return Instant.parse(node.get(TIME).stringValue());
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("\"" + key + "\": " + node, e);
            }
        }
        throw new IllegalArgumentException("\"" + key + "\": " + node);
    }

    /** An object as a text. */
    static String text(Map<String, Object> metadata) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JsonMapper.shared().createGenerator(text)) {
            write(metadata, out);
        }
        return text.toString();
    }

    static void write(Map<String, Object> metadata, JsonGenerator out) {
        out.writeStartObject();
        metadata.forEach((key, value) -> {
            out.writeName(key);
            write(value, out);
        });
        out.writeEndObject();
    }

    private static void write(Object value, JsonGenerator out) {
        switch (value) {
            case String text -> out.writeString(text);
            case Boolean flag -> out.writeBoolean(flag);
            case Long number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case Instant time -> {
                out.writeStartObject();
                out.writeStringProperty(TIME, time.toString());
                out.writeEndObject();
            }
            case List<?> texts -> {
                out.writeStartArray();
                texts.forEach(it -> out.writeString(String.valueOf(it)));
                out.writeEndArray();
            }
            default -> throw new IllegalStateException("metadata of type " + value.getClass());
        }
    }
}
