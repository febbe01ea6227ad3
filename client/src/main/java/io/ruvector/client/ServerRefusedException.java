package io.ruvector.client;

import java.io.Serial;

/** The server did not do what it was asked to; its message names the value and what was expected. */
public final class ServerRefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    ServerRefusedException(int status, String detail) {
        super(status + ": " + detail);
        this.status = status;
    }

    /** {@return the HTTP status, such as 400 for a value that is not taken} */
    public int status() {
        return status;
    }
}
