package io.ruvector.operation;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** An entry was to be changed in one version, and has another; nothing was changed. */
public final class VersionMismatchException extends RuVectorException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String found;

    /**
     * Names both versions.
     *
     * @param id the entry
     * @param expected the version that the caller knows; {@code none} or {@code any} for an absent or a present entry
     * @param found the entry's version; {@code none} when there is no entry
     */
    public VersionMismatchException(String id, String expected, String found) {
        super("ifVersion: expected version " + expected + " of \""
                + (id.length() <= 80 ? id : id.substring(0, 80) + "…") + "\", got " + found);
        this.expected = expected;
        this.found = found;
    }

    /** {@return the version that the caller knows} */
    public String expected() {
        return expected;
    }

    /** {@return the entry's version} */
    public String found() {
        return found;
    }
}
