package io.ruvector.backup;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * A backup: everything of a store at one moment. Each is complete by itself; what it shares with others is stored once.
 *
 * @param id names it within its place; later ones sort behind earlier ones
 * @param created when it was made
 * @param sequence the number of the last commit that it has
 * @param time the time of that commit
 * @param identity the store that it is of
 * @param logPosition where the log goes on, what comes before being in the backup; empty when the log was not kept
 * @param newBytes what had to be stored for it
 * @param files what it consists of
 */
public record Backup(
        String id,
        Instant created,
        long sequence,
        Instant time,
        String identity,
        OptionalLong logPosition,
        long newBytes,
        List<StoredFile> files) {
    /** Copies the list. */
    public Backup {
        files = List.copyOf(files);
    }

    /** The bytes of the store at that moment. */
    public long bytes() {
        return files.stream().mapToLong(StoredFile::bytes).sum();
    }

    /**
     * A file of the store.
     *
     * @param path its path in the store's directory
     * @param bytes its length
     * @param sha256 its SHA-256 in hexadecimal, which is its name in the place of backups
     */
    public record StoredFile(String path, long bytes, String sha256) {}
}
