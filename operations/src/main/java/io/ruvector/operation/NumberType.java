package io.ruvector.operation;

import java.util.LinkedHashMap;
import java.util.Map;

/** A number within bounds. */
record NumberType(boolean whole, double min, double max) implements ValueType {

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", whole ? "integer" : "number");
        if (Double.isFinite(min)) {
            schema.put("minimum", plain(min));
        }
        if (Double.isFinite(max)) {
            schema.put("maximum", plain(max));
        }
        return schema;
    }

    @Override
    public String expectation() {
        String what = whole ? "a whole number" : "a number";
        if (Double.isFinite(min) && Double.isFinite(max)) {
            return what + " from " + plain(min) + " to " + plain(max);
        }
        return Double.isFinite(min) ? what + " of at least " + plain(min) : what;
    }

    @Override
    public Object read(String path, Object value) {
        if (!(value instanceof Number number)) {
            throw refused(path, value);
        }
        double exact = number.doubleValue();
        if (!Double.isFinite(exact) || exact < min || exact > max) {
            throw refused(path, value);
        }
        if (!whole) {
            return exact;
        }
        if (exact != Math.rint(exact) || Math.abs(exact) > Integer.MAX_VALUE) {
            throw refused(path, value);
        }
        return (int) exact;
    }

    @Override
    public Object parse(String path, String text) {
        try {
            return plain(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw refused(path, text);
        }
    }

    private static Number plain(double value) {
        if (value == Math.rint(value)) {
            return (long) value;
        }
        return value;
    }
}
