package io.ruvector.sona;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** A second rating of one decision; forget the decision first to change it. */
public final class AlreadyRatedException extends RuVectorException {

    @Serial
    private static final long serialVersionUID = 1L;

    AlreadyRatedException(String id) {
        super("decision id: expected one not rated yet, got \"" + id + "\"; forget it to rate it anew");
    }
}
