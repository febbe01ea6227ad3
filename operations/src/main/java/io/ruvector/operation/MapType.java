package io.ruvector.operation;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values by name: texts only, or also numbers, flags and lists of texts. */
record MapType(boolean textsOnly, int most) implements ValueType {

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> text = Map.of("type", "string");
        return Map.of(
                "type",
                "object",
                "additionalProperties",
                textsOnly
                        ? text
                        : Map.of(
                                "anyOf",
                                List.of(
                                        text,
                                        Map.of("type", "number"),
                                        Map.of("type", "boolean"),
                                        Map.of("type", "array", "items", text))));
    }

    @Override
    public String expectation() {
        return textsOnly ? "an object of texts" : "an object of texts, numbers, booleans and arrays of texts";
    }

    @Override
    public Object read(String path, Object value) {
        if (!(value instanceof Map<?, ?> given) || given.size() > most) {
            throw refused(path, value);
        }
        Map<String, Object> read = new LinkedHashMap<>();
        given.forEach((key, one) -> {
            if (one == null || !taken(one)) {
                throw refused(path + "." + key, String.valueOf(one));
            }
            read.put(String.valueOf(key), one);
        });
        return read;
    }

    private boolean taken(Object one) {
        if (textsOnly) {
            return one instanceof String;
        }
        return switch (one) {
            case BigInteger tooLarge -> false;
            case String text -> true;
            case Number number -> Double.isFinite(number.doubleValue());
            case Boolean flag -> true;
            case List<?> list -> list.stream().allMatch(String.class::isInstance);
            default -> false;
        };
    }
}
