package io.ruvector.operation;

import java.util.LinkedHashMap;
import java.util.Map;

/** An object with components of its own. */
record RecordType(InputType<?> type) implements ValueType {

    @Override
    public Map<String, Object> schema() {
        return type.schema();
    }

    @Override
    public String expectation() {
        return "an object";
    }

    @Override
    public Object read(String path, Object value) {
        if (!(value instanceof Map<?, ?> given)) {
            throw refused(path, value);
        }
        Map<String, Object> named = new LinkedHashMap<>();
        given.forEach((key, one) -> named.put(String.valueOf(key), one));
        return type.read(path, named);
    }
}
