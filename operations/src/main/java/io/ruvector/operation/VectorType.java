package io.ruvector.operation;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.CollectionOptions;
import java.util.List;
import java.util.Map;

/** A vector: finite numbers. */
record VectorType() implements ValueType {

    @Override
    public Map<String, Object> schema() {
        return Map.of(
                "type",
                "array",
                "items",
                Map.of("type", "number"),
                "minItems",
                1,
                "maxItems",
                CollectionOptions.MAX_DIMENSION);
    }

    @Override
    public String expectation() {
        return "an array of 1 to " + CollectionOptions.MAX_DIMENSION + " numbers";
    }

    @Override
    public Object read(String path, Object value) {
        if (!(value instanceof List<?> numbers)
                || numbers.isEmpty()
                || numbers.size() > CollectionOptions.MAX_DIMENSION) {
            throw refused(path, value);
        }
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = numbers.get(i) instanceof Number number ? number.floatValue() : Float.NaN;
            if (!Float.isFinite(vector[i])) {
                throw new InvalidInputException(path + "[" + i + "]", numbers.get(i), "a number a float can hold");
            }
        }
        return vector;
    }
}
