package io.ruvector.backup;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreIoException;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The backups in one place: make them, list them, check them, restore from them, let old ones go. Thread-safe; one process at a time
 * writes to a place.
 *
 * {@snippet :
 * CommitLog.keepIn(directory); // once, before the database is opened: for restores to any moment
 * Backups backups = new Backups(new BackupFolder(Path.of("/mnt/backups/notes")), Clock.systemUTC());
 * backups.create(db, true);
 * backups.archiveLog(db);
 * backups.restore(Restore.at(Instant.parse("2026-01-02T03:04:05Z")), Path.of("restored"));
 * }
 */
public final class Backups {
    private final BackupTarget target;
    private final InstantSource clock;

    /**
     * The backups in a place.
     *
     * @param target the place
     * @param clock the time that backups carry
     */
    public Backups(BackupTarget target, InstantSource clock) {
        this.target = target;
        this.clock = clock;
    }

    /**
     * Makes a backup while writes go on; when the log of the database is kept, it is archived, too.
     *
     * @param db the open database
     * @param incremental whether files that the place has already are trusted; otherwise all are written again
     * @return the backup
     * @throws StoreIoException when the system refuses to read or write; what was there before is as it was
     */
    public synchronized Backup create(VectorDb db, boolean incremental) {
        try {
            Backup backup = new BackupCreation(db, target, clock.instant()).run(incremental);
            if (db.commitLog().isKept()) {
                archiveLog(db);
            }
            return backup;
        } catch (IOException e) {
            throw new StoreIoException("cannot back " + db.path() + " up", e);
        }
    }

    /**
     * Archives what happened since the log was archived last, so that a restore can reach every moment up to now.
     *
     * @param db the open database, of which there is a backup
     * @throws InvalidInputException when its log is not kept, or there is no backup of it, or the log has a gap
     * @throws StoreIoException when the system refuses to read or write
     */
    public synchronized void archiveLog(VectorDb db) {
        if (!db.commitLog().isKept()) {
            throw new InvalidInputException(
                    "log of " + db.path(), "thrown away", "kept: call CommitLog.keepIn before the database is opened");
        }
        try {
            if (new LogArchive(target).append(db, list()).isEmpty()) {
                throw new InvalidInputException(
                        "backups of " + db.path(), "none", "at least one, which the log follows");
            }
        } catch (IOException e) {
            throw new StoreIoException("cannot archive the log of " + db.path(), e);
        }
    }

    /**
     * All backups, oldest first.
     *
     * @return the backups
     * @throws io.ruvector.store.CorruptStoreException when the document of one is damaged
     */
    public List<Backup> list() {
        try {
            return new BackupCatalogue(target).all();
        } catch (IOException e) {
            throw new StoreIoException("cannot list the backups", e);
        }
    }

    /**
     * Reads every byte and compares it with what was written.
     *
     * @return what is wrong, one sentence each; empty when all is well
     */
    public List<String> verify() {
        try {
            return new BackupCheck(target).run();
        } catch (IOException e) {
            throw new StoreIoException("cannot read the backups", e);
        }
    }

    /**
     * Restores into a new directory. A restore that was killed leaves nothing of this name, and the next one begins anew.
     *
     * @param what which moment, and what of it
     * @param directory the directory to make
     * @return the last commit that was restored
     * @throws InvalidInputException when the directory is there, or no backup leads to the moment
     * @throws io.ruvector.store.CorruptStoreException when a file of the backup is damaged
     */
    public RestoreReport restore(Restore what, Path directory) {
        try {
            return new Restoration(target, what).run(directory.toAbsolutePath(), list());
        } catch (IOException e) {
            throw new StoreIoException("cannot restore to " + directory, e);
        }
    }

    /**
     * Lets old backups go, and what only they need.
     *
     * @param keep the newest backups that stay, at least 1
     * @param keepSince backups of this time or later stay, too, and the one before them, so that every moment since can be restored
     * @return the backups that went
     */
    public synchronized List<Backup> retain(int keep, Instant keepSince) {
        try {
            return new Retention(target).apply(keep, keepSince);
        } catch (IOException e) {
            throw new StoreIoException("cannot remove old backups", e);
        }
    }
}
