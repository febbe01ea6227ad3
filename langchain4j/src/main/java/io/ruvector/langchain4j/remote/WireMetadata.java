package io.ruvector.langchain4j.remote;

import java.util.LinkedHashMap;
import java.util.Map;

/** Metadata that came as JSON, in the types that a collection keeps: whole numbers as long, others as double. */
final class WireMetadata {

    private WireMetadata() {}

    static Map<String, Object> stored(Map<String, Object> parsed) {
        Map<String, Object> stored = new LinkedHashMap<>();
        parsed.forEach((name, value) -> stored.put(
                name,
                switch (value) {
                    case Integer number -> number.longValue();
                    case Float number -> number.doubleValue();
                    default -> value;
                }));
        return stored;
    }
}
