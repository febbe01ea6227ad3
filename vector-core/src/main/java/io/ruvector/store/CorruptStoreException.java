package io.ruvector.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Bytes on disk that are not what was written; they are reported, never served. */
public final class CorruptStoreException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Reports damage.
     *
     * @param message what is damaged and where
     * @param cause the error underneath, if any
     */
    public CorruptStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
