package io.ruvector.operation;

import io.ruvector.store.InvalidInputException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The values that a component takes: described as JSON Schema, read from parsed JSON, and read from the text of a URL. */
public sealed interface ValueType
        permits TextType, NumberType, FlagType, VectorType, ListType, MapType, TimeType, RecordType {

    /** {@return the JSON Schema without the description} */
    Map<String, Object> schema();

    /** {@return what is expected, in words} */
    String expectation();

    /**
     * Reads a value.
     *
     * @param path what to call it in an error
     * @param value parsed JSON
     * @return the value as the record's component takes it
     * @throws InvalidInputException if it is of another type or out of range
     */
    Object read(String path, Object value);

    /**
     * Turns the text of a URL into what JSON would say.
     *
     * @param path what to call it in an error
     * @param text the text
     * @return what {@link #read} takes
     */
    default Object parse(String path, String text) {
        return text;
    }

    /** The error for a value that is not taken. */
    default InvalidInputException refused(String path, Object value) {
        return new InvalidInputException(path, value, expectation());
    }

    /** The type of a record's component. */
    static ValueType of(Type type, Described described) {
        if (type instanceof Class<?> plain) {
            return of(plain, described);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new ListType(element(arguments[0], described), described.most());
            }
            if (generic.getRawType() == Map.class) {
                return new MapType(arguments[1] == String.class, described.most());
            }
        }
        throw new IllegalStateException("no value type for " + type);
    }

    /** What {@code most} limits is the list; the texts in it may be as long as any. */
    private static ValueType element(Type type, Described described) {
        return type == String.class
                ? new TextType(List.of(described.oneOf()), Described.MOST_CHARACTERS)
                : of(type, described);
    }

    private static ValueType of(Class<?> plain, Described described) {
        if (plain == String.class) {
            return new TextType(List.of(described.oneOf()), described.most());
        }
        if (plain == Integer.class || plain == int.class) {
            return new NumberType(true, described.min(), described.max());
        }
        if (plain == Double.class || plain == double.class) {
            return new NumberType(false, described.min(), described.max());
        }
        if (plain == Boolean.class || plain == boolean.class) {
            return new FlagType();
        }
        if (plain == float[].class) {
            return new VectorType();
        }
        if (plain == Instant.class) {
            return new TimeType();
        }
        if (plain.isRecord()) {
            return new RecordType(InputType.of(plain.asSubclass(Record.class)));
        }
        throw new IllegalStateException("no value type for " + plain);
    }
}
