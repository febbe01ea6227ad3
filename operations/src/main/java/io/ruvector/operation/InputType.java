package io.ruvector.operation;

import io.ruvector.store.InvalidInputException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The shape of an input: a record whose components are {@link Described}. The JSON Schema that callers see and the check that their
 * values pass come from the same description. Thread-safe.
 *
 * @param <I> the record
 */
public final class InputType<I extends Record> {

    private final Constructor<I> constructor;
    private final List<InputField> fields;

    private InputType(Constructor<I> constructor, List<InputField> fields) {
        this.constructor = constructor;
        this.fields = fields;
    }

    /**
     * The shape of a record.
     *
     * @param record its class
     * @param <I> the record
     * @return its shape
     */
    static <I extends Record> InputType<I> of(Class<I> record) {
        RecordComponent[] components = record.getRecordComponents();
        try {
            Constructor<I> constructor = record.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new InputType<>(
                    constructor, Arrays.stream(components).map(InputField::of).toList());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(record + " has no canonical constructor", e);
        }
    }

    /** {@return its components, in order} */
    public List<InputField> fields() {
        return fields;
    }

    /** {@return its JSON Schema, 2020-12} */
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach(field -> properties.put(field.name(), field.schema()));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        List<String> required = fields.stream()
                .filter(InputField::required)
                .map(InputField::name)
                .toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    /**
     * Reads an input.
     *
     * @param path what to call it in an error; empty at the top
     * @param values parsed JSON
     * @return the record
     * @throws InvalidInputException if a value is missing, unknown, of another type or out of range
     */
    I read(String path, Map<String, ?> values) {
        String prefix = path.isEmpty() ? "" : path + ".";
        for (String given : values.keySet()) {
            if (fields.stream().noneMatch(field -> field.name().equals(given))) {
                throw new InvalidInputException(
                        prefix + given,
                        values.get(given),
                        "no such field; there are "
                                + fields.stream().map(InputField::name).collect(Collectors.joining(", ")));
            }
        }
        List<@Nullable Object> arguments = new ArrayList<>();
        fields.forEach(field -> arguments.add(field.read(prefix, values.get(field.name()))));
        try {
            return constructor.newInstance(arguments.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
