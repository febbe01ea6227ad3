package io.ruvector.transfer;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the metadata of a row out of JSON values. Not thread-safe. */
final class DumpMetadata {
    private final RowPlace place;
    private final Map<String, Object> metadata = new LinkedHashMap<>();

    DumpMetadata(RowPlace place) {
        this.place = place;
    }

    /** Adds a value, unless it is absent. */
    DumpMetadata put(String name, @Nullable Object value) {
        switch (value) {
            case null -> {
                // Absent.
            }
            case String _, Boolean _, Long _ -> metadata.put(name, value);
            case Double number when Double.isFinite(number) -> metadata.put(name, number);
            case List<?> texts when texts.stream().allMatch(String.class::isInstance) -> metadata.put(name, texts);
            default ->
                throw place.bad(
                        "metadata \"" + name + "\" of a text, number, true, false or list of texts", shown(value));
        }
        return this;
    }

    private static Object shown(Object value) {
        return value instanceof float[] floats ? java.util.Arrays.toString(floats) : value;
    }

    /** Adds a time where the text is one in ISO 8601 with its zone, and the text where it is another. */
    DumpMetadata putTime(String name, @Nullable Object value) {
        if (value instanceof String text) {
            try {
                metadata.put(name, OffsetDateTime.parse(text).toInstant());
                return this;
            } catch (DateTimeException e) {
                return put(name, text);
            }
        }
        return put(name, value);
    }

    /** Adds all fields of what is an object or absent. */
    DumpMetadata putAll(@Nullable Object object) {
        if (object instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> put(String.valueOf(name), value));
        } else if (object != null) {
            throw place.bad("metadata that is an object", object);
        }
        return this;
    }

    Map<String, Object> map() {
        return metadata;
    }
}
