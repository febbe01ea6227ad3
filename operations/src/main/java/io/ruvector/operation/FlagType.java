package io.ruvector.operation;

import java.util.Map;

/** Yes or no. */
record FlagType() implements ValueType {

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "boolean");
    }

    @Override
    public String expectation() {
        return "true or false";
    }

    @Override
    public Object read(String path, Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        throw refused(path, value);
    }

    @Override
    public Object parse(String path, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(path, text);
        };
    }
}
