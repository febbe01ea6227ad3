package io.ruvector.vector;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** The Vector API is required and this JVM was started without it; the message has the flag that is missing. */
public final class SimdUnavailableException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Refuses to go on without it. */
    public SimdUnavailableException() {
        super("the Vector API is required (simd = required) and absent: start the JVM with " + Simd.FLAG
                + ", or choose simd = preferred or off");
    }
}
