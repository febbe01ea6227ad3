package io.ruvector.vector;

import io.ruvector.store.InvalidInputException;
import java.io.Serial;

/** A text that is no filter: the message says where, what was expected there, and what stands there. */
public final class FilterSyntaxException extends InvalidInputException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int position;
    private final String expected;
    private final String found;

    FilterSyntaxException(int position, String expected, String found) {
        super("filter, position " + position + ": expected " + expected + ", got " + found);
        this.position = position;
        this.expected = expected;
        this.found = found;
    }

    /** {@return where in the text the mistake was seen: the character's index from 0, the text's length for its end} */
    public int position() {
        return position;
    }

    /** {@return what would have been accepted there} */
    public String expected() {
        return expected;
    }

    /** {@return what stands there, shortened} */
    public String found() {
        return found;
    }
}
