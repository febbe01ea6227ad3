package io.ruvector.rag;

import io.ruvector.rag.IngestOutcome.FailureReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file whole, up to a limit. */
final class FileBytes {
    private FileBytes() {}

    /**
     * Reads a file, whose size is looked at first.
     *
     * @param maxBytes larger files are refused without being read
     */
    static byte[] read(Path file, long maxBytes) throws IngestFailure {
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IngestFailure(FailureReason.MISSING, "there is no file " + file);
            }
            long size = Files.size(file);
            if (size > maxBytes) {
                throw tooLarge(file, size, maxBytes);
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes((int) maxBytes + 1);
                if (bytes.length > maxBytes) {
                    throw tooLarge(file, bytes.length, maxBytes);
                }
                return bytes;
            }
        } catch (NoSuchFileException e) {
            throw new IngestFailure(FailureReason.MISSING, "there is no file " + file);
        } catch (AccessDeniedException e) {
            throw new IngestFailure(FailureReason.UNREADABLE, "no right to read " + file);
        } catch (IOException e) {
            throw new IngestFailure(FailureReason.UNREADABLE, "cannot read " + file + ": " + e.getMessage());
        }
    }

    private static IngestFailure tooLarge(Path file, long size, long maxBytes) {
        return new IngestFailure(
                FailureReason.TOO_LARGE, file + " has " + size + " bytes, more than the limit of " + maxBytes);
    }
}
