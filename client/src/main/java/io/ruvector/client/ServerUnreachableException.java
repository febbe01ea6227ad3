package io.ruvector.client;

import java.io.IOException;
import java.io.Serial;
import java.net.URI;

/** No answer came: the server is not there, or the connection broke. Whether a write was done is not known. */
public final class ServerUnreachableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ServerUnreachableException(URI server, IOException cause) {
        super("no answer from " + server, cause);
    }
}
