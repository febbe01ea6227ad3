package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.io.Serial;
import java.nio.file.Path;

/**
 * A file became another one between the check of its rows and their writing. Rows before the change are written, none after it; the next
 * import of the file checks it anew.
 */
public final class ChangedFileException extends InvalidInputException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Refuses to read on.
     *
     * @param file the file
     * @param found what is other than before, such as {@code 12 bytes}
     * @param expected what was there when the file was first read
     */
    public ChangedFileException(Path file, String found, String expected) {
        super(file + " was changed while it was being imported: expected " + expected + ", found " + found
                + "; import it again when it is at rest");
    }
}
