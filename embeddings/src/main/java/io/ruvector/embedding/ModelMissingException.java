package io.ruvector.embedding;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** The jar of the asked-for model is not on the class path; the message names it. No other model takes its place. */
public final class ModelMissingException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    ModelMissingException(BundledModel model) {
        super("embedding model " + model.id() + " is not on the class path: add the dependency "
                + model.mavenCoordinates());
    }
}
