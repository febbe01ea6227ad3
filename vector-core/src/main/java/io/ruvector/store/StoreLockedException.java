package io.ruvector.store;

import java.io.Serial;
import java.nio.file.Path;

/** The directory is owned by another open store, in this process or another one. */
public final class StoreLockedException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Refuses a second opener.
     *
     * @param directory the directory that is already open
     * @param owner who has it, such as {@code process 4711} or {@code this process}
     */
    public StoreLockedException(Path directory, String owner) {
        super("the store in " + directory + " is already open in " + owner
                + "; one process owns a directory at a time, close it there first");
    }
}
