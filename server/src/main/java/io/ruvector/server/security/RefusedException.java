package io.ruvector.server.security;

import io.ruvector.store.RuVectorException;
import java.io.Serial;
import org.springframework.http.HttpStatus;

/** A request that is not worked on, whatever it asks for. */
public final class RefusedException extends RuVectorException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    /**
     * Names what is wrong.
     *
     * @param status what HTTP calls it
     * @param message what was expected, and what came
     */
    public RefusedException(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    /** {@return what HTTP calls it} */
    public HttpStatus status() {
        return status;
    }
}
