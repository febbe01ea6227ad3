package io.ruvector.memory;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** An episode with this id is already remembered in the tenant. Nothing was written. */
public final class DuplicateEpisodeException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String id;

    /**
     * Refuses an episode.
     *
     * @param id the id that is taken
     * @param cause the store's error
     */
    public DuplicateEpisodeException(String id, Throwable cause) {
        super("an episode with id \"" + id + "\" is already remembered", cause);
        this.id = id;
    }

    /** The id that is taken. */
    public String id() {
        return id;
    }
}
