package io.ruvector.vector;

import io.ruvector.vector.FieldCondition.Comparison;
import io.ruvector.vector.FieldCondition.Operator;
import io.ruvector.vector.FilterToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Reads the grammar of {@link Filter#parse} by recursive descent. For one text; not thread-safe. */
final class FilterParser {
    private final FilterCursor in;
    private final FilterValues values;
    private int depth;

    FilterParser(String text) {
        in = new FilterCursor(text);
        values = new FilterValues(in);
    }

    Filter filter() {
        Filter filter = any();
        in.expectEnd("\"and\", \"or\" or the end");
        return filter;
    }

    private Filter any() {
        List<Filter> filters = new ArrayList<>();
        do {
            filters.add(all());
        } while (in.takeKeyword("or"));
        return Filter.or(filters);
    }

    private Filter all() {
        List<Filter> filters = new ArrayList<>();
        do {
            filters.add(negation());
        } while (in.takeKeyword("and"));
        return Filter.and(filters);
    }

    private Filter negation() {
        FilterToken start = in.token();
        if (in.takeKeyword("not")) {
            return Filter.not(deeper(start, this::negation));
        }
        if (in.take("(")) {
            Filter inner = deeper(start, this::any);
            in.expect(")", "\"and\", \"or\" or )");
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
        if (in.takeKeyword("true")) {
            return Filter.and(List.of());
        }
        if (in.takeKeyword("false")) {
            return Filter.or(List.of());
        }
        if (in.takeKeyword("exists")) {
            return Filter.exists(field("a field"));
        }
        String field = field("a field, \"not\", \"exists\" or (");
        if (in.token().kind() == Kind.SYMBOL) {
            for (Operator operator : Operator.values()) {
                if (in.take(operator.symbol())) {
                    return new Comparison(field, operator, operator.orders() ? values.bound() : values.value());
                }
            }
        }
        return in.takeKeyword("not")
                ? Filter.not(test(field, "\"in\", \"between\" or \"contains\""))
                : test(field, "one of = != < <= > >= \"in\" \"not in\" \"between\" \"contains\"");
    }

    private Filter test(String field, String expected) {
        if (in.takeKeyword("in")) {
            in.expect("(", "(");
            return Filter.in(field, values.values(")"));
        }
        if (in.takeKeyword("between")) {
            Object least = values.bound();
            if (!in.takeKeyword("and")) {
                throw in.token().unexpected("\"and\" and the upper bound");
            }
            return Filter.between(field, least, values.bound());
        }
        if (in.takeKeyword("contains")) {
            return Filter.contains(field, in.text("a text in quotes"));
        }
        throw in.token().unexpected(expected);
    }

    private String field(String expected) {
        boolean named = in.token().kind() == Kind.TEXT
                || in.token().kind() == Kind.WORD
                        && !FilterText.KEYWORDS.contains(in.token().text().toLowerCase(Locale.ROOT));
        if (!named) {
            throw in.token().unexpected(expected);
        }
        if (in.token().text().isBlank() || in.token().text().length() > MetadataValues.MAX_KEY_CHARS) {
            throw in.token().unexpected("a field's name of 1 to " + MetadataValues.MAX_KEY_CHARS + " characters");
        }
        return in.taken();
    }
}
