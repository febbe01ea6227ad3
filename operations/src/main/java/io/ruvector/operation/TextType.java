package io.ruvector.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A text, of any words or of a few. */
record TextType(List<String> oneOf, int mostCharacters) implements ValueType {

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        if (oneOf.isEmpty()) {
            schema.put("maxLength", mostCharacters);
        } else {
            schema.put("enum", oneOf);
        }
        return schema;
    }

    @Override
    public String expectation() {
        return oneOf.isEmpty()
                ? "a text of at most " + mostCharacters + " characters"
                : "one of " + String.join(", ", oneOf);
    }

    @Override
    public Object read(String path, Object value) {
        if (!(value instanceof String text)
                || text.length() > mostCharacters
                || !(oneOf.isEmpty() || oneOf.contains(text))) {
            throw refused(path, value);
        }
        return text;
    }
}
