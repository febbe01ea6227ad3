package io.ruvector.sona.trajectory;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** A trajectory that a scope has not begun, or has ended. */
public final class UnknownTrajectoryException extends RuVectorException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownTrajectoryException(String id, String scope) {
        super("trajectory: expected one begun in scope \"" + scope + "\" and not ended, got \"" + id + "\"");
    }
}
