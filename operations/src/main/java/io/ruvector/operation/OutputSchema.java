package io.ruvector.operation;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of an answer: components are always there unless {@code @Nullable}. */
final class OutputSchema {

    private OutputSchema() {}

    static Map<String, Object> of(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.isRecord() ? ofRecord(plain) : ofValue(plain);
        }
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == List.class) {
                return Map.of("type", "array", "items", of(last));
            }
            if (generic.getRawType() == Map.class) {
                return Map.of("type", "object", "additionalProperties", of(last));
            }
        }
        throw new IllegalStateException("no schema for " + type);
    }

    private static Map<String, Object> ofRecord(Class<?> plain) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : plain.getRecordComponents()) {
            properties.put(component.getName(), of(component.getGenericType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        return schema;
    }

    private static Map<String, Object> ofValue(Class<?> plain) {
        if (plain == Object.class) {
            return Map.of();
        }
        if (plain == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (plain == String.class || plain.isEnum()) {
            return Map.of("type", "string");
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (plain == int.class || plain == long.class || plain == Integer.class || plain == Long.class) {
            return Map.of("type", "integer");
        }
        if (plain == double.class || plain == float.class || plain == Double.class) {
            return Map.of("type", "number");
        }
        if (plain == float[].class) {
            return Map.of("type", "array", "items", Map.of("type", "number"));
        }
        throw new IllegalStateException("no schema for " + plain);
    }
}
