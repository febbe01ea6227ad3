package io.ruvector.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An argument that cannot be accepted: the message says which, what was expected, and what came. Nothing was changed. */
public class InvalidInputException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int SHOWN_CHARS = 80;

    /**
     * Refuses a value.
     *
     * @param what the name of the argument, such as {@code id}
     * @param value the value that came; shown shortened to 80 characters
     * @param expected what would have been accepted, such as {@code 1 to 1024 bytes}
     */
    public InvalidInputException(String what, @Nullable Object value, String expected) {
        super(what + ": expected " + expected + ", got " + shown(value));
    }

    /**
     * Refuses a value for a kind of input that has its own words for it.
     *
     * @param message which argument, what was expected, and what came
     */
    protected InvalidInputException(String message) {
        super(message);
    }

    private static String shown(@Nullable Object value) {
        if (!(value instanceof CharSequence)) {
            return shortened(String.valueOf(value));
        }
        return '"' + shortened(value.toString()) + '"';
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN_CHARS
                ? text
                : text.substring(0, SHOWN_CHARS) + "… (" + text.length() + " characters)";
    }
}
