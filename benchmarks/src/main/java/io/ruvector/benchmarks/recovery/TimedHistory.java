package io.ruvector.benchmarks.recovery;

import io.ruvector.backup.BackupFolder;
import io.ruvector.backup.Backups;
import io.ruvector.backup.Restore;
import io.ruvector.store.CommitLog;
import io.ruvector.store.Durability;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A store to which random operations happen at known times, with backups, archived logs, closes and opens in between. */
public final class TimedHistory {
    private final Path folder;
    private final SplittableRandom random;
    private final List<Operation> operations = new ArrayList<>();
    private final Backups backups;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Instant firstBackup = now;
    private int made;

    /**
     * Nothing has happened yet.
     *
     * @param folder an empty folder
     * @param seed of everything that is random
     */
    public TimedHistory(Path folder, long seed) {
        this.folder = folder;
        this.random = new SplittableRandom(seed);
        this.backups = new Backups(new BackupFolder(folder.resolve("place")), () -> now);
    }

    private VectorDb open() {
        return VectorDb.open(DbOptions.builder(folder.resolve("store"))
                .clock(() -> now)
                .durability(Durability.ORDERED)
                .build());
    }

    /**
     * Lets operations happen.
     *
     * @param count how many
     */
    public void run(int count) {
        CommitLog.keepIn(folder.resolve("store"));
        VectorDb db = open();
        backups.create(db, true);
        firstBackup = now;
        for (int i = 0; i < count; i++) {
            now = now.plusMillis(random.nextInt(4));
            Operation operation = Operation.random(now, random);
            operation.apply(db);
            operations.add(operation);
            if (random.nextInt(count / 12) == 0) {
                backups.create(db, random.nextBoolean());
                made++;
            } else if (random.nextInt(count / 60) == 0) {
                backups.archiveLog(db);
            }
            if (random.nextInt(count / 10) == 0) {
                db.close();
                db = open();
            }
        }
        now = now.plusMillis(1);
        backups.archiveLog(db);
        db.close();
    }

    /** {@return how many backups were made after the first} */
    public int backupsMade() {
        return made;
    }

    /** {@return a random moment between the first backup and the end} */
    public Instant moment() {
        long millis = now.toEpochMilli() - firstBackup.toEpochMilli();
        return firstBackup.plusMillis(random.nextLong(millis));
    }

    /**
     * What the model holds at a moment.
     *
     * @param moment the moment
     * @return everything that happened up to it
     */
    public Contents model(Instant moment) {
        Contents model = new Contents();
        operations.stream().filter(it -> !it.time().isAfter(moment)).forEach(it -> it.apply(model));
        return model;
    }

    /**
     * What a restore gives.
     *
     * @param what the moment and part
     * @param name of the directory to make
     * @return everything in it
     */
    public Contents restored(Restore what, String name) {
        backups.restore(what, folder.resolve(name));
        try (VectorDb db = VectorDb.open(DbOptions.of(folder.resolve(name)))) {
            return Contents.of(db);
        }
    }

    /** {@return what the check of the backups finds} */
    public List<String> verify() {
        return backups.verify();
    }
}
