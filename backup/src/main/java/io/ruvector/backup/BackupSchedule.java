package io.ruvector.backup;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.RuVectorException;
import io.ruvector.vector.VectorDb;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Archives the log and makes backups of an open database by itself, one thread after the other. A failure is logged, and tried again the
 * next time. Close it before the database; closing waits for what is under way and archives the log once more.
 */
public final class BackupSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackupSchedule.class);

    private final Backups backups;
    private final VectorDb db;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ruvector-backup").factory());

    private BackupSchedule(Backups backups, VectorDb db) {
        this.backups = backups;
        this.db = db;
    }

    /**
     * Begins with an incremental backup, before it returns.
     *
     * @param backups where to
     * @param db the open database, whose log is kept
     * @param policy how often, and what stays
     * @param clock tells which backups are old
     * @return the schedule, to be closed
     * @throws InvalidInputException when the log of the database is not kept
     */
    public static BackupSchedule start(Backups backups, VectorDb db, Policy policy, InstantSource clock) {
        if (!db.commitLog().isKept()) {
            throw new InvalidInputException(
                    "log of " + db.path(), "thrown away", "kept: call CommitLog.keepIn before the database is opened");
        }
        backups.create(db, true);
        BackupSchedule schedule = new BackupSchedule(backups, db);
        schedule.every(policy.backupEvery(), "back up", () -> {
            backups.create(db, true);
            backups.retain(policy.keep(), clock.instant().minus(policy.keepFor()));
        });
        schedule.every(policy.logEvery(), "archive the log of", () -> backups.archiveLog(db));
        return schedule;
    }

    private void every(Duration pause, String what, Runnable work) {
        Runnable logged = () -> {
            try {
                work.run();
            } catch (RuVectorException e) {
                LOG.warn("Could not {} {}", what, db.path(), e);
            }
        };
        thread.scheduleWithFixedDelay(logged, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        thread.shutdown();
        thread.close();
        backups.archiveLog(db);
    }

    /**
     * How often, and what stays.
     *
     * @param logEvery the pause between archiving the log: how much a lost disk may cost
     * @param backupEvery the pause between backups
     * @param keep the newest backups that stay, at least 1
     * @param keepFor how far back every moment can be restored
     */
    public record Policy(Duration logEvery, Duration backupEvery, int keep, Duration keepFor) {
        /** Checks that there are pauses. */
        public Policy {
            if (logEvery.isNegative() || logEvery.isZero() || backupEvery.isNegative() || backupEvery.isZero()) {
                throw new InvalidInputException("pause", logEvery + ", " + backupEvery, "longer than nothing");
            }
            if (keep < 1) {
                throw new InvalidInputException("keep", keep, "at least 1");
            }
        }
    }
}
