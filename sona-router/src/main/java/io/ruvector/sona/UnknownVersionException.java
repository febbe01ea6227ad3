package io.ruvector.sona;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** A version that a scope does not keep. */
public final class UnknownVersionException extends RuVectorException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownVersionException(long version, String scope) {
        super("model version: expected one kept by scope \"" + scope + "\", got " + version);
    }
}
