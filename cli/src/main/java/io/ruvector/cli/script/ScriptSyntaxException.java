package io.ruvector.cli.script;

import io.ruvector.store.InvalidInputException;
import java.io.Serial;

/** A script that cannot be read; the message names line, column, what was expected and what was found. */
public final class ScriptSyntaxException extends InvalidInputException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean unfinished;

    /**
     * Refuses a script.
     *
     * @param line where, from 1
     * @param column where, from 1
     * @param expected what would have been accepted
     * @param found what is there
     * @param unfinished whether more text could make it right
     */
    ScriptSyntaxException(int line, int column, String expected, String found, boolean unfinished) {
        super("line " + line + ", column " + column + ": expected " + expected + ", found " + found);
        this.unfinished = unfinished;
    }

    /** Whether more text could make it right. */
    public boolean isUnfinished() {
        return unfinished;
    }
}
