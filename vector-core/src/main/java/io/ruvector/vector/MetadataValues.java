package io.ruvector.vector;

import io.ruvector.store.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types that metadata may have, brought to one form each: text, boolean, long, double, instant, list of texts. */
final class MetadataValues {
    static final int MAX_KEY_CHARS = 256;
    private static final String ALLOWED =
            "a String, Boolean, Integer, Long, Float, Double (finite), Instant or List of String";

    private MetadataValues() {}

    static Map<String, Object> checked(Map<String, ?> metadata) {
        if (metadata.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> checked = LinkedHashMap.newLinkedHashMap(metadata.size());
        metadata.forEach((key, value) -> checked.put(key(key), value(key, value)));
        return Collections.unmodifiableMap(checked);
    }

    static String key(@Nullable String key) {
        if (key == null || key.isBlank() || key.length() > MAX_KEY_CHARS) {
            throw new InvalidInputException("metadata key", key, "a text of 1 to " + MAX_KEY_CHARS + " characters");
        }
        return key;
    }

    static Object value(String key, @Nullable Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean flag -> flag;
            case Long number -> number;
            case Integer number -> number.longValue();
            case Double number when Double.isFinite(number) -> number;
            case Float number when Float.isFinite(number) -> number.doubleValue();
            case Instant time -> time;
            case List<?> list -> texts(key, list);
            case null -> throw refused(key, "null");
            default -> throw refused(key, value.getClass().getName() + " " + value);
        };
    }

    private static List<String> texts(String key, List<?> list) {
        List<String> texts = new ArrayList<>(list.size());
        for (Object element : list) {
            if (!(element instanceof String text)) {
                throw refused(
                        key,
                        "a list with "
                                + (element == null ? "null" : element.getClass().getName()));
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    private static InvalidInputException refused(String key, String got) {
        return new InvalidInputException("metadata \"" + key + "\"", got, ALLOWED);
    }
}
