package io.ruvector.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/** What the text of a cell stands for. */
public enum ColumnType {
    /** Itself. */
    TEXT("a text"),
    /** A whole number. */
    LONG("a whole number"),
    /** A finite number. */
    DOUBLE("a number"),
    /** {@code true} or {@code false}, in any case, or {@code t} or {@code f}. */
    BOOLEAN("true or false"),
    /** A time in ISO 8601 with its zone, such as {@code 2026-01-02T03:04:05Z}. */
    TIME("a time such as 2026-01-02T03:04:05Z");

    private final String expected;

    ColumnType(String expected) {
        this.expected = expected;
    }

    /** What is accepted, for messages. */
    public String expected() {
        return expected;
    }

    /** The value of a cell; throws {@link IllegalArgumentException} when it is none. */
    Object parse(String cell) {
        return switch (this) {
            case TEXT -> cell;
            case LONG -> Long.valueOf(cell.strip());
            case DOUBLE -> finite(Double.parseDouble(cell));
            case BOOLEAN ->
                switch (cell.strip().toLowerCase(Locale.ROOT)) {
                    case "true", "t" -> true;
                    case "false", "f" -> false;
                    default -> throw new IllegalArgumentException(cell);
                };
            case TIME -> time(cell.strip());
        };
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(Double.toString(number));
        }
        return number;
    }

    private static Instant time(String cell) {
        try {
            return Instant.parse(cell);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(cell, e);
        }
    }
}
