package io.ruvector.vector;

import io.ruvector.store.RuVectorException;
import java.io.Serial;
import java.util.List;

/** A use of a collection that is not there. */
public final class UnknownCollectionException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Refuses a name.
     *
     * @param name the name that came
     * @param known the names that are there
     */
    public UnknownCollectionException(String name, List<String> known) {
        super("there is no collection \"" + name + "\"; "
                + (known.isEmpty() ? "there are none yet" : "there are: " + String.join(", ", known)));
    }
}
