package io.ruvector.operation;

import io.ruvector.store.InvalidInputException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A component of an input.
 *
 * @param name its name
 * @param required whether a caller has to give it
 * @param description what it means
 * @param type which values it takes
 */
public record InputField(String name, boolean required, String description, ValueType type) {

    static InputField of(RecordComponent component) {
        Described described = component.getAnnotation(Described.class);
        if (described == null) {
            throw new IllegalStateException(component + " is not @Described");
        }
        return new InputField(
                component.getName(),
                !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                described.value(),
                ValueType.of(component.getGenericType(), described));
    }

    /** {@return its JSON Schema} */
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>(type.schema());
        schema.put("description", description);
        return schema;
    }

    @Nullable
    Object read(String prefix, @Nullable Object value) {
        if (value != null) {
            return type.read(prefix + name, value);
        }
        if (required) {
            throw new InvalidInputException(prefix + name, null, type.expectation());
        }
        return null;
    }
}
