package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A row of a file that cannot be imported; the message names file, row, what was expected and what was found. */
public final class BadRowException extends InvalidInputException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int SHOWN_CHARS = 80;

    private final long row;
    private final String expected;
    private final String found;

    /**
     * Refuses a row.
     *
     * @param file the file
     * @param row its number, from 1
     * @param expected what would have been accepted, such as {@code dimension 128}
     * @param found what is there; shown shortened to 80 characters
     */
    public BadRowException(Path file, long row, String expected, @Nullable Object found) {
        this(file, row, expected, shortened(String.valueOf(found)));
    }

    private BadRowException(Path file, long row, String expected, String shown) {
        super(file + ", row " + row + ": expected " + expected + ", found " + shown);
        this.row = row;
        this.expected = expected;
        this.found = shown;
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN_CHARS
                ? text
                : text.substring(0, SHOWN_CHARS) + "… (" + text.length() + " characters)";
    }

    /** The number of the row, from 1. */
    public long row() {
        return row;
    }

    /** What would have been accepted. */
    public String expected() {
        return expected;
    }

    /** What is there. */
    public String found() {
        return found;
    }
}
