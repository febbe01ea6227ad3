package io.ruvector.causal;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** An observation whose id the scope already holds. Counting an outcome twice would narrow intervals without evidence. */
public final class DuplicateObservationException extends RuVectorException {

    @Serial
    private static final long serialVersionUID = 1L;

    DuplicateObservationException(String id, String scope) {
        super("observation id: expected one that is new in scope \"" + scope + "\", got \"" + id + "\" again");
    }
}
