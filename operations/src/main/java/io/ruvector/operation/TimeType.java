package io.ruvector.operation;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/** A moment. */
record TimeType() implements ValueType {

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "string", "format", "date-time");
    }

    @Override
    public String expectation() {
        return "a time such as 2026-01-31T12:00:00Z";
    }

    @Override
    public Object read(String path, Object value) {
        try {
            if (value instanceof String text) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            throw refused(path, value);
        }
        throw refused(path, value);
    }
}
