package io.ruvector.sona.expert;

import io.ruvector.store.RuVectorException;
import java.io.Serial;
import java.util.List;

/** No expert answered: none was decided on and there is no fallback, or all that were tried rest or failed. */
public final class NoExpertException extends RuVectorException {

    @Serial
    private static final long serialVersionUID = 1L;

    NoExpertException(String why, List<Exception> failures) {
        super(why);
        failures.forEach(this::addSuppressed);
    }
}
