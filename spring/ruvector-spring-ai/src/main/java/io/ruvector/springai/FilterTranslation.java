package io.ruvector.springai;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Filter;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.vectorstore.filter.Filter.Expression;
import org.springframework.ai.vectorstore.filter.Filter.Group;
import org.springframework.ai.vectorstore.filter.Filter.Key;
import org.springframework.ai.vectorstore.filter.Filter.Operand;
import org.springframework.ai.vectorstore.filter.Filter.Value;

/** Spring AI's filter expressions as the store's filters; both mean the same on every entry. */
final class FilterTranslation {

    private FilterTranslation() {}

    static Filter of(@Nullable Operand operand) {
        return switch (operand) {
            case Group group -> of(group.content());
            case Expression expression -> of(expression);
            case null, default -> throw unexpected(operand, "an expression");
        };
    }

    private static Filter of(Expression expression) {
        Operand left = expression.left();
        Operand right = expression.right();
        return switch (expression.type()) {
            case AND -> Filter.and(of(left), of(right));
            case OR -> Filter.or(of(left), of(right));
            case NOT -> Filter.not(of(left));
            case EQ -> Filter.eq(key(left), value(right));
            case NE -> Filter.ne(key(left), value(right));
            case GT -> Filter.gt(key(left), value(right));
            case GTE -> Filter.gte(key(left), value(right));
            case LT -> Filter.lt(key(left), value(right));
            case LTE -> Filter.lte(key(left), value(right));
            case IN -> Filter.in(key(left), values(right));
            case NIN -> Filter.notIn(key(left), values(right));
            case ISNULL -> Filter.not(Filter.exists(key(left)));
            case ISNOTNULL -> Filter.exists(key(left));
        };
    }

    private static String key(Operand operand) {
        if (!(operand instanceof Key key)) {
            throw unexpected(operand, "a key");
        }
        String name = key.key();
        boolean quoted = name.length() > 1
                && (name.startsWith("\"") && name.endsWith("\"") || name.startsWith("'") && name.endsWith("'"));
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    private static Object value(@Nullable Operand operand) {
        if (!(operand instanceof Value value)) {
            throw unexpected(operand, "a value");
        }
        return plain(value.value());
    }

    private static List<Object> values(@Nullable Operand operand) {
        return operand instanceof Value value && value.value() instanceof List<?> list
                ? list.stream().map(FilterTranslation::plain).toList()
                : List.of(value(operand));
    }

    /** A date as the instant that it is stored as. */
    static Object plain(Object value) {
        return value instanceof Date date ? Instant.ofEpochMilli(date.getTime()) : value;
    }

    private static InvalidInputException unexpected(@Nullable Operand operand, String expected) {
        return new InvalidInputException("part of a filter expression", String.valueOf(operand), expected);
    }
}
