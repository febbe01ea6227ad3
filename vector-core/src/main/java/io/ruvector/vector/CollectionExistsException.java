package io.ruvector.vector;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** A creation of a collection whose name is taken. Nothing was changed. */
public final class CollectionExistsException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Refuses a creation.
     *
     * @param name the name that is taken
     */
    public CollectionExistsException(String name) {
        super("the collection \"" + name + "\" exists already");
    }
}
