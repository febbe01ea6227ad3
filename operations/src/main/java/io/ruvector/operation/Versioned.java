package io.ruvector.operation;

import org.jspecify.annotations.Nullable;

/** An answer about an entry that says which version of it. */
public interface Versioned {

    /** {@return the entry's version: another one whenever its vector, text or metadata differs; null when there is no entry} */
    @Nullable
    String version();
}
