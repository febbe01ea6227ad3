package io.ruvector.benchmarks.ann;

import java.io.IOException;
import java.io.Serial;

/** An engine cannot be measured on this machine: its compiler, headers or package are absent. */
public final class EngineAbsentException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is absent, and how to get it
     */
    public EngineAbsentException(String message) {
        super(message);
    }
}
