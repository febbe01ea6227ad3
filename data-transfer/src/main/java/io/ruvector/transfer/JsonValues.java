package io.ruvector.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * JSON as texts, booleans, longs, doubles, maps and lists, except that a list of nothing but numbers is a float array, each component
 * rounded once.
 */
final class JsonValues {
    private JsonValues() {}

    /** The value that the parser is at; null for a null. */
    static @Nullable Object read(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) parser.getDoubleValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_NULL -> null;
            default -> throw new IllegalArgumentException(String.valueOf(parser.currentToken()));
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, read(parser));
        }
        return fields;
    }

    private static Object array(JsonParser parser) {
        FloatList floats = new FloatList();
        List<@Nullable Object> values = new ArrayList<>();
        boolean numbers = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            numbers &= parser.currentToken().isNumeric();
            if (numbers) {
                int start = parser.getStringOffset();
                floats.add(FloatText.parse(parser.getStringCharacters(), start, start + parser.getStringLength()));
            }
            values.add(read(parser));
        }
        return numbers && !values.isEmpty() ? floats.take() : values;
    }

    /** A field of what may be an object; null when it is none, or has no such field. */
    static @Nullable Object field(@Nullable Object value, String name) {
        return value instanceof Map<?, ?> fields ? fields.get(name) : null;
    }

    /** A text field; null when there is none, or it is no text or blank. */
    static @Nullable String text(@Nullable Object value, String name) {
        return field(value, name) instanceof String text && !text.isBlank() ? text : null;
    }
}
