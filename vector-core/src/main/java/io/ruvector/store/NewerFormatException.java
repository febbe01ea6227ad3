package io.ruvector.store;

import java.io.Serial;
import java.nio.file.Path;

/** A directory written by a newer release, which this one must not touch. */
public final class NewerFormatException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Refuses a newer directory.
     *
     * @param directory the directory
     * @param found the format version found there
     * @param newestKnown the newest version this release reads
     */
    public NewerFormatException(Path directory, int found, int newestKnown) {
        super("the store in " + directory + " has format version " + found + ", this release reads up to " + newestKnown
                + "; open it with the release that wrote it or a later one");
    }
}
