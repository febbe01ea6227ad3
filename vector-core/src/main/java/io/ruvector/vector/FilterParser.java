package io.ruvector.vector;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.FieldCondition.Comparison;
import io.ruvector.vector.FieldCondition.Operator;
import io.ruvector.vector.FilterToken.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Reads the grammar of {@link Filter#parse} by recursive descent, one token ahead. For one text; not thread-safe. */
final class FilterParser {
    private static final String VALUE =
            "a value such as \"text\", -1.5, true, time \"2026-01-02T03:04:05Z\" or [\"a\"]";
    private static final String TIME = "an ISO 8601 time with a zone, such as 2026-01-02T03:04:05Z, or a date";

    private final FilterTokens tokens;
    private FilterToken token;
    private int depth;

    FilterParser(String text) {
        if (text.length() > Filter.MAX_TEXT_CHARS) {
            throw new InvalidInputException("filter", text, "at most " + Filter.MAX_TEXT_CHARS + " characters");
        }
        tokens = new FilterTokens(text);
        token = tokens.next();
    }

    Filter filter() {
        Filter filter = any();
        if (token.kind() != Kind.END) {
            throw token.unexpected("\"and\", \"or\" or the end");
        }
        return filter;
    }

    Object onlyValue() {
        Object value = value();
        if (token.kind() != Kind.END) {
            throw token.unexpected("the end");
        }
        return value;
    }

    private Filter any() {
        List<Filter> filters = new ArrayList<>();
        do {
            filters.add(all());
        } while (takeKeyword("or"));
        return Filter.or(filters);
    }

    private Filter all() {
        List<Filter> filters = new ArrayList<>();
        do {
            filters.add(negation());
        } while (takeKeyword("and"));
        return Filter.and(filters);
    }

    private Filter negation() {
        FilterToken start = token;
        if (takeKeyword("not")) {
            return Filter.not(deeper(start, this::negation));
        }
        if (take("(")) {
            Filter inner = deeper(start, this::any);
            expect(")", "\"and\", \"or\" or )");
            return inner;
        }
        return condition();
    }

    private Filter deeper(FilterToken start, Supplier<Filter> part) {
        if (depth == Filter.MAX_DEPTH) {
            throw start.unexpected("at most " + Filter.MAX_DEPTH + " parentheses and negations within one another");
        }
        depth++;
        Filter filter = part.get();
        depth--;
        return filter;
    }

    private Filter condition() {
        if (takeKeyword("true")) {
            return Filter.and(List.of());
        }
        if (takeKeyword("false")) {
            return Filter.or(List.of());
        }
        if (takeKeyword("exists")) {
            return Filter.exists(field("a field"));
        }
        String field = field("a field, \"not\", \"exists\" or (");
        if (token.kind() == Kind.SYMBOL) {
            for (Operator operator : Operator.values()) {
                if (take(operator.symbol())) {
                    return new Comparison(field, operator, operator.orders() ? bound() : value());
                }
            }
        }
        return takeKeyword("not")
                ? Filter.not(test(field, "\"in\", \"between\" or \"contains\""))
                : test(field, "one of = != < <= > >= \"in\" \"not in\" \"between\" \"contains\"");
    }

    private Filter test(String field, String expected) {
        if (takeKeyword("in")) {
            expect("(", "(");
            return Filter.in(field, values(")"));
        }
        if (takeKeyword("between")) {
            Object least = bound();
            if (!takeKeyword("and")) {
                throw token.unexpected("\"and\" and the upper bound");
            }
            return Filter.between(field, least, bound());
        }
        if (takeKeyword("contains")) {
            return Filter.contains(field, text("a text in quotes"));
        }
        throw token.unexpected(expected);
    }

    private String field(String expected) {
        boolean named = token.kind() == Kind.TEXT
                || token.kind() == Kind.WORD
                        && !FilterText.KEYWORDS.contains(token.text().toLowerCase(Locale.ROOT));
        if (!named) {
            throw token.unexpected(expected);
        }
        if (token.text().isBlank() || token.text().length() > MetadataValues.MAX_KEY_CHARS) {
            throw token.unexpected("a field's name of 1 to " + MetadataValues.MAX_KEY_CHARS + " characters");
        }
        return taken();
    }

    private Object bound() {
        FilterToken start = token;
        Object value = value();
        if (!MetadataOrder.isBound(value)) {
            throw start.unexpected("a number, a text or a time, which have an order");
        }
        return value;
    }

    private Object value() {
        FilterToken start = token;
        if (start.kind() == Kind.TEXT) {
            return taken();
        }
        if (start.kind() == Kind.NUMBER) {
            return number(start, taken());
        }
        if (takeKeyword("true")) {
            return true;
        }
        if (takeKeyword("false")) {
            return false;
        }
        if (takeKeyword("time")) {
            return time();
        }
        if (take("[")) {
            return texts();
        }
        throw start.unexpected(VALUE);
    }

    private List<Object> values(String close) {
        List<Object> values = new ArrayList<>();
        if (take(close)) {
            return values;
        }
        do {
            values.add(value());
        } while (take(","));
        expect(close, ", or " + close);
        return values;
    }

    private List<Object> texts() {
        List<Object> texts = new ArrayList<>();
        if (take("]")) {
            return texts;
        }
        do {
            texts.add(text("a text in quotes"));
        } while (take(","));
        expect("]", ", or ]");
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
        FilterToken start = token;
        String written = text("a time in quotes");
        try {
            return written.length() == "2026-01-02".length()
                    ? LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(written);
        } catch (DateTimeException e) {
            throw start.unexpected(TIME);
        }
    }

    private String text(String expected) {
        if (token.kind() != Kind.TEXT) {
            throw token.unexpected(expected);
        }
        return taken();
    }

    private void expect(String symbol, String expected) {
        if (!take(symbol)) {
            throw token.unexpected(expected);
        }
    }

    private boolean take(String symbol) {
        if (!token.is(symbol)) {
            return false;
        }
        token = tokens.next();
        return true;
    }

    private boolean takeKeyword(String keyword) {
        if (!token.isKeyword(keyword)) {
            return false;
        }
        token = tokens.next();
        return true;
    }

    /** What the token says; the next one is then ahead. */
    private String taken() {
        String text = token.text();
        token = tokens.next();
        return text;
    }
}
