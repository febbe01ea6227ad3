package io.ruvector.sona;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** A route id that the scope does not have. */
public final class UnknownRouteException extends RuVectorException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownRouteException(String id, String scope) {
        super("route id: expected one added to scope \"" + scope + "\", got \"" + id + "\"");
    }
}
