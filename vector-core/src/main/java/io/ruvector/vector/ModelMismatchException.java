package io.ruvector.vector;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** Vectors of another model than the collection was made with. Nothing was changed. */
public final class ModelMismatchException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Refuses a model.
     *
     * @param collection the collection
     * @param expected the model it was made with; empty when its vectors come from the caller
     * @param actual the model that came
     */
    public ModelMismatchException(String collection, String expected, String actual) {
        super("the collection \"" + collection + "\" has vectors of " + shown(expected) + ", got " + shown(actual)
                + "; vectors of two models cannot be compared");
    }

    private static String shown(String model) {
        return model.isEmpty() ? "no model (the caller brings them)" : "the model " + model;
    }
}
