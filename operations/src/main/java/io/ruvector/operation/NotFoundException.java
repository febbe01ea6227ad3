package io.ruvector.operation;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** Something was asked for by its id, and the caller has none of that id. */
public final class NotFoundException extends RuVectorException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Names what is missing.
     *
     * @param what the kind of thing
     * @param id the id that was asked for
     */
    public NotFoundException(String what, String id) {
        super("no " + what + " with id \"" + (id.length() <= 80 ? id : id.substring(0, 80) + "…") + '"');
    }
}
