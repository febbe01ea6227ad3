package io.ruvector.vector;

import io.ruvector.store.UnknownTableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The in-memory side of a collection: loaded when first needed, kept up by every commit, searched by many threads.
 * A change holds the lock for one row at a time, so a search waits for one insertion at most.
 */
final class CollectionIndex {
    private static final Logger LOG = LoggerFactory.getLogger(CollectionIndex.class);

    /** A tail of one change in a thousand entries is caught up in less time than the snapshot takes to write. */
    private static final int TAIL_SHARE = 1_000;

    private static final int FAR_BEHIND = 256;

    private final String name;
    private final IndexLoader loader;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable LiveRows rows;
    private long sequence;
    private int changesSinceSaved;
    private int missed;
    private boolean dropped;

    CollectionIndex(String name, IndexLoader loader) {
        this.name = name;
        this.loader = loader;
    }

    /** Applies a commit's changes to this collection, in order. Called by one thread at a time, in sequence order. */
    void apply(long commit, List<RowChange> changes) {
        try {
            for (RowChange change : changes) {
                apply(commit, change);
            }
            lock.writeLock().lock();
            sequence = Math.max(sequence, commit);
        } catch (RuntimeException | Error failed) {
            LOG.warn("The index of {} could not take commit {}; it will be loaded anew", name, commit, failed);
            lock.writeLock().lock();
            rows = null;
            if (failed instanceof Error error) {
                throw error;
            }
        } finally {
            if (lock.isWriteLockedByCurrentThread()) {
                lock.writeLock().unlock();
            }
        }
    }

    private void apply(long commit, RowChange change) {
        lock.writeLock().lock();
        try {
            // What was loaded after the commit became durable contains it already.
            if (rows == null || commit <= sequence) {
                missed += rows == null ? 1 : 0;
                return;
            }
            byte @Nullable [] row = change.mutation().value();
            VectorEntry entry = change.entry();
            if (entry == null || row == null) {
                rows.remove(change.mutation().key());
            } else {
                rows.put(SlotRow.of(entry, row), entry.sharedVector());
            }
            changesSinceSaved++;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Reads from the loaded rows while no change happens. */
    <T> T read(Function<LiveRows, T> reading) {
        while (true) {
            lock.readLock().lock();
            try {
                if (rows != null) {
                    return reading.apply(rows);
                }
            } finally {
                lock.readLock().unlock();
            }
            load();
        }
    }

    /** Writes the snapshot when enough has changed to be worth it; no commit may be under way. */
    void save(boolean evenForFew) {
        lock.readLock().lock();
        try {
            if (rows == null || changesSinceSaved == 0) {
                loader.confirm();
            } else if (evenForFew || changesSinceSaved >= rows.size() / TAIL_SHARE) {
                loader.save(rows);
                changesSinceSaved = 0;
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Loads it when so much was written without it that the next search would wait long. */
    void loadIfFarBehind() {
        lock.readLock().lock();
        boolean farBehind = rows == null && missed >= FAR_BEHIND;
        lock.readLock().unlock();
        if (farBehind) {
            load();
        }
    }

    /** Whether so much has changed since the snapshot that catching up would take long. */
    boolean isTailLong(int checkpointEvery) {
        lock.readLock().lock();
        try {
            return rows != null
                    && rows.index().hasGraph()
                    && changesSinceSaved >= Math.max(checkpointEvery, rows.size() / 5);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Forgets what is in memory and on disk; the collection is being dropped. */
    void drop() {
        lock.writeLock().lock();
        try {
            dropped = true;
            rows = null;
            loader.removeSnapshot();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Loads it unless it is loaded. */
    void load() {
        lock.writeLock().lock();
        try {
            if (dropped) {
                throw new UnknownTableException(name);
            }
            if (rows == null) {
                IndexLoader.Loaded loaded = loader.load();
                rows = loaded.rows();
                sequence = loaded.sequence();
                missed = 0;
                changesSinceSaved = loaded.changesSinceSaved();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    static List<RawHit> hits(LiveRows rows, Neighbours found) {
        List<RawHit> hits = new ArrayList<>(found.size());
        for (int rank = 0; rank < found.size(); rank++) {
            hits.add(new RawHit(rows.row(found.slot(rank)), found.score(rank)));
        }
        return hits;
    }

    /**
     * A result before its text is read.
     *
     * @param row the entry
     * @param score its score
     */
    record RawHit(SlotRow row, float score) {}
}
