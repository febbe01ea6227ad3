package io.ruvector.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A list of values of one type. */
record ListType(ValueType element, int most) implements ValueType {

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "array", "items", element.schema(), "maxItems", most);
    }

    @Override
    public String expectation() {
        return "an array of at most " + most + ", each " + element.expectation();
    }

    @Override
    public Object read(String path, Object value) {
        if (!(value instanceof List<?> elements) || elements.size() > most) {
            throw refused(path, value);
        }
        List<Object> read = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            String place = path + "[" + i + "]";
            Object given = elements.get(i);
            if (given == null) {
                throw element.refused(place, "null");
            }
            read.add(element.read(place, given));
        }
        return List.copyOf(read);
    }

    @Override
    public Object parse(String path, String text) {
        return List.of(text.split(","));
    }
}
