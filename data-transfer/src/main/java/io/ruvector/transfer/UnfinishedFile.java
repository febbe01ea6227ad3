package io.ruvector.transfer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is being written under another name, {@code NAME.unfinished}, and gets its own when it is whole and on the disk. One that was
 * given up is removed; one whose process was killed stays until the next attempt writes over it.
 */
final class UnfinishedFile implements AutoCloseable {
    private final Path file;
    private final Path unfinished;

    UnfinishedFile(Path file) {
        this.file = file.toAbsolutePath();
        this.unfinished = this.file.resolveSibling(file.getFileName() + ".unfinished");
    }

    /** Where to write. */
    Path path() {
        return unfinished;
    }

    /** Gives it its name, once everything is written and closed. */
    void finish() throws IOException {
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(unfinished);
    }
}
