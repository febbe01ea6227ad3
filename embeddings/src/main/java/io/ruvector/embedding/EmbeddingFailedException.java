package io.ruvector.embedding;

import io.ruvector.store.RuVectorException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A model could not be loaded or run, was closed, or its caller was interrupted. */
public final class EmbeddingFailedException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    EmbeddingFailedException(String message, @Nullable Throwable cause) {
        super(cause == null ? message : message + ": " + cause.getMessage(), cause);
    }
}
