package io.ruvector.sona;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** A decision that the scope does not have, or no longer keeps. */
public final class UnknownDecisionException extends RuVectorException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownDecisionException(String id, String scope) {
        super("decision id: expected one made in scope \"" + scope + "\" and still kept, got \"" + id + "\"");
    }
}
