package io.ruvector.vector;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes filters in the form that {@link FilterParser} reads. */
final class FilterText {
    /** Words that cannot be a field's name unquoted. */
    static final Set<String> KEYWORDS =
            Set.of("and", "or", "not", "exists", "in", "between", "contains", "true", "false");

    private final StringBuilder out = new StringBuilder();

    private FilterText() {}

    static String of(Filter filter) {
        FilterText text = new FilterText();
        text.write(filter);
        return text.out.toString();
    }

    private void write(Filter filter) {
        switch (filter) {
            case FieldCondition condition -> writeCondition(condition, "");
            case Combination.And and -> join(and.filters(), " and ", "true");
            case Combination.Or or -> join(or.filters(), " or ", "false");
            case Combination.Not(FieldCondition.In in) -> writeCondition(in, "not ");
            case Combination.Not(FieldCondition.Contains contains) -> writeCondition(contains, "not ");
            case Combination.Not not -> {
                out.append("not ");
                writePart(not.filter());
            }
        }
    }

    private void writeCondition(FieldCondition condition, String negation) {
        switch (condition) {
            case FieldCondition.Comparison comparison -> {
                writeField(comparison.key());
                out.append(' ').append(comparison.operator().symbol()).append(' ');
                writeValue(comparison.value());
            }
            case FieldCondition.In in -> {
                writeField(in.key());
                out.append(' ').append(negation).append("in ");
                writeValues('(', in.values(), ')');
            }
            case FieldCondition.Exists exists -> {
                out.append("exists ");
                writeField(exists.key());
            }
            case FieldCondition.Contains contains -> {
                writeField(contains.key());
                out.append(' ').append(negation).append("contains ");
                writeQuoted(contains.element());
            }
        }
    }

    private void join(List<Filter> filters, String word, String ofNone) {
        if (filters.isEmpty()) {
            out.append(ofNone);
        } else if (filters.size() == 1) {
            write(filters.getFirst());
        } else {
            for (int i = 0; i < filters.size(); i++) {
                out.append(i == 0 ? "" : word);
                writePart(filters.get(i));
            }
        }
    }

    /** A filter as a part of a combination, in parentheses if it is a combination of several itself. */
    private void writePart(Filter filter) {
        boolean several = switch (filter) {
            case Combination.And and -> !and.filters().isEmpty();
            case Combination.Or or -> !or.filters().isEmpty();
            case Combination.Not _, FieldCondition _ -> false;
        };
        if (several) {
            out.append('(');
        }
        write(filter);
        if (several) {
            out.append(')');
        }
    }

    private void writeField(String key) {
        if (FilterTokens.isName(key) && !KEYWORDS.contains(key.toLowerCase(Locale.ROOT))) {
            out.append(key);
        } else {
            writeQuoted(key);
        }
    }

    private void writeValue(Object value) {
        switch (value) {
            case String text -> writeQuoted(text);
            case Instant time -> {
                out.append("time ");
                writeQuoted(time.toString());
            }
            case List<?> texts -> writeValues('[', texts, ']');
            default -> out.append(value);
        }
    }

    private void writeValues(char open, List<?> values, char close) {
        out.append(open);
        for (Iterator<?> rest = values.iterator(); rest.hasNext(); ) {
            writeValue(rest.next());
            out.append(rest.hasNext() ? ", " : "");
        }
        out.append(close);
    }

    private void writeQuoted(String text) {
        out.append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> out.append('\\').append((char) c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (isPlain(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(String.format(Locale.ROOT, "\\u%04x", c));
                    }
                }
            }
        });
        out.append('"');
    }

    /** Whether a character stands for itself: controls, line separators and halves of surrogate pairs are escaped. */
    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> true;
        };
    }
}
