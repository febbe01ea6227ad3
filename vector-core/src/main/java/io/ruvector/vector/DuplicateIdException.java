package io.ruvector.vector;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** An insert of an id that the collection already has. Nothing of its batch was written. */
public final class DuplicateIdException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Refuses an insert.
     *
     * @param collection the collection
     * @param id the id that it already has
     */
    public DuplicateIdException(String collection, String id) {
        super("the collection " + collection + " already has the id \"" + id + "\"; use upsert to replace it");
    }
}
