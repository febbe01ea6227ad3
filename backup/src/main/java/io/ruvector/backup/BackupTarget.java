package io.ruvector.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A place for backups: files of bytes under names such as {@code objects/ab12}. Thread-safe. {@link BackupFolder} is one; others can
 * be made from any store of objects.
 */
public interface BackupTarget {
    /**
     * The names of the files in a folder.
     *
     * @param folder such as {@code objects}
     * @return the names within it, sorted; none when there is no such folder
     */
    List<String> list(String folder) throws IOException;

    /**
     * Opens a file.
     *
     * @param folder its folder
     * @param name its name within it
     * @return its bytes, to be closed
     * @throws java.nio.file.NoSuchFileException when it is not there
     */
    InputStream read(String folder, String name) throws IOException;

    /**
     * Writes a file, replacing the one of its name. It appears whole or not at all, and outlives a loss of power.
     *
     * @param folder its folder, made when absent
     * @param name its name within it
     * @param content its bytes
     */
    void write(String folder, String name, InputStream content) throws IOException;

    /**
     * Removes a file, if it is there.
     *
     * @param folder its folder
     * @param name its name within it
     */
    void delete(String folder, String name) throws IOException;
}
