package io.ruvector.vector;

import io.ruvector.vector.FilterToken.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads the values in a filter's text. */
final class FilterValues {
    private static final String VALUE =
            "a value such as \"text\", -1.5, true, time \"2026-01-02T03:04:05Z\" or [\"a\"]";
    private static final String TIME = "an ISO 8601 time with a zone, such as 2026-01-02T03:04:05Z, or a date";

    private final FilterCursor in;

    FilterValues(FilterCursor in) {
        this.in = in;
    }

    /** The value that is the whole text. */
    static Object only(String text) {
        FilterCursor in = new FilterCursor(text);
        Object value = new FilterValues(in).value();
        in.expectEnd("the end");
        return value;
    }

    /** A value that has an order. */
    Object bound() {
        FilterToken start = in.token();
        Object value = value();
        if (!MetadataOrder.isBound(value)) {
            throw start.unexpected("a number, a text or a time, which have an order");
        }
        return value;
    }

    Object value() {
        FilterToken start = in.token();
        if (start.kind() == Kind.TEXT) {
            return in.taken();
        }
        if (start.kind() == Kind.NUMBER) {
            return number(start, in.taken());
        }
        if (in.takeKeyword("true")) {
            return true;
        }
        if (in.takeKeyword("false")) {
            return false;
        }
        if (in.takeKeyword("time")) {
            return time();
        }
        if (in.take("[")) {
            return texts();
        }
        throw start.unexpected(VALUE);
    }

    List<Object> values(String close) {
        List<Object> values = new ArrayList<>();
        if (in.take(close)) {
            return values;
        }
        do {
            values.add(value());
        } while (in.take(","));
        in.expect(close, ", or " + close);
        return values;
    }

    private List<Object> texts() {
        List<Object> texts = new ArrayList<>();
        if (in.take("]")) {
            return texts;
        }
        do {
            texts.add(in.text("a text in quotes"));
        } while (in.take(","));
        in.expect("]", ", or ]");
        return texts;
    }

    private static Object number(FilterToken start, String written) {
        try {
            boolean whole = written.chars().allMatch(c -> c == '-' || Character.isDigit(c));
            if (whole) {
                return Long.valueOf(written);
            }
            double number = Double.parseDouble(written);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw start.unexpected("a whole number from -2^63 to 2^63 - 1, or one with a point or exponent");
        }
        throw start.unexpected("a number of the size of a double");
    }

    private Object time() {
        FilterToken start = in.token();
        String written = in.text("a time in quotes");
        try {
            return written.length() == "2026-01-02".length()
                    ? LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(written);
        } catch (DateTimeException e) {
            throw start.unexpected(TIME);
        }
    }
}
