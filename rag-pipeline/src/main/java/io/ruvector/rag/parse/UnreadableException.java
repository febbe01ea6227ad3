package io.ruvector.rag.parse;

import java.io.Serial;

/** Says why a file's content could not be read as the kind of document that it is. */
public final class UnreadableException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Kinds of trouble. */
    public enum Reason {
        /** Broken, or not what its name says. */
        MALFORMED,
        /** Needs a password. */
        ENCRYPTED,
        /** Unpacks to more than the limit. */
        TOO_LARGE,
        /** Whole, but without any text, such as scanned pages. */
        NO_TEXT,
        /** Not text: NUL characters, or mostly not UTF-8. */
        BINARY
    }

    private final Reason reason;

    UnreadableException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What kind of trouble. */
    public Reason reason() {
        return reason;
    }
}
