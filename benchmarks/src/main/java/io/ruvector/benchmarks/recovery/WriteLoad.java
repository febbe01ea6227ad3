package io.ruvector.benchmarks.recovery;

import io.ruvector.backup.Backups;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** One writer at full speed, durable writes of 128 dimensions, with backups meanwhile or without. */
public final class WriteLoad {
    private static final int DIMENSION = 128;

    private final VectorDb db;
    private final Collection collection;
    private final SplittableRandom random = new SplittableRandom(7);
    private final AtomicLong written = new AtomicLong();

    /**
     * A load on a database.
     *
     * @param db the database
     */
    public WriteLoad(VectorDb db) {
        this.db = db;
        this.collection =
                db.openCollection("load", CollectionOptions.builder(DIMENSION).build());
    }

    /**
     * Writes for a while.
     *
     * @param nanos how long
     * @return writes a second
     */
    public double run(long nanos) {
        long begun = System.nanoTime();
        long before = written.get();
        float[] vector = new float[DIMENSION];
        while (System.nanoTime() - begun < nanos) {
            for (int i = 0; i < DIMENSION; i++) {
                vector[i] = (float) random.nextDouble(-1, 1);
            }
            collection.upsert(VectorEntry.of("w" + written.getAndIncrement(), vector));
        }
        return (written.get() - before) * 1e9 / (System.nanoTime() - begun);
    }

    /**
     * Writes for a while, and makes one incremental backup and archives the log in that time.
     *
     * @param nanos how long
     * @param backups where to
     * @return writes a second
     * @throws InterruptedException when it is to end
     */
    public double runWithBackup(long nanos, Backups backups) throws InterruptedException {
        Thread backup = Thread.ofPlatform().start(() -> backups.create(db, true));
        double pace = run(nanos);
        backup.join();
        return pace;
    }

    /** {@return how many writes were acknowledged} */
    public long written() {
        return written.get();
    }
}
