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
 *
 * <p>The vectors of a commit are stored and linked while searches go on; the lock is held only while the commit's entries
 * take the place of those before them, and while what a search found is turned into entries.
 */
final class CollectionIndex {
    private static final Logger LOG = LoggerFactory.getLogger(CollectionIndex.class);

    /** A tail of one change in a thousand entries is caught up in less time than the snapshot takes to write. */
    private static final int TAIL_SHARE = 1_000;

    private static final int FAR_BEHIND = 256;

    private final String name;
    private final IndexLoader loader;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Object saving = new Object();
    private @Nullable LiveRows rows;
    private long sequence;
    private int changesSinceSaved;
    private int changesBeingSaved;
    private int missed;
    private boolean dropped;

    CollectionIndex(String name, IndexLoader loader) {
        this.name = name;
        this.loader = loader;
    }

    /** Applies a commit's changes to this collection, in order. Called by one thread at a time, in sequence order. */
    void apply(long commit, List<RowChange> changes) {
        @Nullable LiveRows into = loadedBefore(commit, changes.size());
        if (into == null) {
            return;
        }
        try {
            int[] staged = into.stage(changes.stream()
                    .filter(CollectionIndex::puts)
                    .map(CollectionIndex::vector)
                    .toList());
            into.maintain(publish(into, commit, changes, staged));
        } catch (RuntimeException | Error failed) {
            LOG.warn("The index of {} could not take commit {}; it will be loaded anew", name, commit, failed);
            unload(into);
            if (failed instanceof Error error) {
                throw error;
            }
        }
    }

    /** The rows that lack a commit; null when none are loaded, or those loaded since it became durable. */
    private @Nullable LiveRows loadedBefore(long commit, int changes) {
        lock.writeLock().lock();
        try {
            missed += rows == null ? changes : 0;
            return commit > sequence ? rows : null;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static boolean puts(RowChange change) {
        return change.entry() != null && change.mutation().value() != null;
    }

    private static float[] vector(RowChange change) {
        return java.util.Objects.requireNonNull(change.entry()).sharedVector();
    }

    /** Gives the number of entries that are gone. */
    private int publish(LiveRows into, long commit, List<RowChange> changes, int[] staged) {
        lock.writeLock().lock();
        try {
            long before = into.removals();
            int next = 0;
            for (RowChange change : changes) {
                byte @Nullable [] row = change.mutation().value();
                VectorEntry entry = change.entry();
                if (entry == null || row == null) {
                    into.remove(change.mutation().key());
                } else {
                    into.publish(staged[next++], SlotRow.of(entry, row));
                }
            }
            changesSinceSaved += changes.size();
            sequence = Math.max(sequence, commit);
            return Math.toIntExact(into.removals() - before);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void unload(LiveRows failed) {
        lock.writeLock().lock();
        try {
            if (rows == failed) {
                rows = null;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The loaded rows. */
    LiveRows rows() {
        while (true) {
            lock.readLock().lock();
            try {
                if (rows != null) {
                    return rows;
                }
            } finally {
                lock.readLock().unlock();
            }
            load();
        }
    }

    /** Reads from the loaded rows while nothing is published. */
    <T> T read(Function<LiveRows, T> reading) {
        LiveRows loaded = rows();
        lock.readLock().lock();
        try {
            return reading.apply(loaded);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** What a search finds, or null when entries were removed or replaced meanwhile that it may have missed or found. */
    @Nullable
    List<RawHit> search(SearchPlan.Search search) {
        LiveRows loaded = rows();
        long removals = loaded.removals();
        Neighbours found = search.in(loaded);
        lock.readLock().lock();
        try {
            return loaded.removals() == removals ? hits(loaded, found) : null;
        } finally {
            lock.readLock().unlock();
        }
    }

    private static List<RawHit> hits(LiveRows rows, Neighbours found) {
        List<RawHit> hits = new ArrayList<>(found.size());
        for (int rank = 0; rank < found.size(); rank++) {
            @Nullable SlotRow row = rows.row(found.slot(rank));
            if (row == null) {
                throw new IllegalStateException("no entry has slot " + found.slot(rank));
            }
            hits.add(new RawHit(row, found.score(rank)));
        }
        return hits;
    }

    /**
     * Writes the snapshot when enough has changed to be worth it. Commits wait only while the moment is noted.
     *
     * @param moment runs something between commits
     */
    void save(boolean evenForFew, BetweenCommits moment) {
        synchronized (saving) {
            IndexLoader.@Nullable Save save = moment.run(() -> beginSave(evenForFew));
            if (save != null) {
                try {
                    save.write();
                } catch (RuntimeException failed) {
                    notSaved();
                    throw failed;
                }
                moment.run(() -> {
                    save.end();
                    return true;
                });
            }
        }
    }

    private IndexLoader.@Nullable Save beginSave(boolean evenForFew) {
        lock.readLock().lock();
        try {
            if (dropped) {
                return null;
            }
            if (rows == null || changesSinceSaved == 0) {
                loader.confirm();
                return null;
            }
            if (!evenForFew && changesSinceSaved < rows.size() / TAIL_SHARE) {
                return null;
            }
            changesBeingSaved = changesSinceSaved;
            changesSinceSaved = 0;
            return loader.beginSave(rows);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void notSaved() {
        lock.writeLock().lock();
        changesSinceSaved += changesBeingSaved;
        lock.writeLock().unlock();
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
        synchronized (saving) {
            lock.writeLock().lock();
            try {
                dropped = true;
                rows = null;
                loader.removeSnapshot();
            } finally {
                lock.writeLock().unlock();
            }
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

    /**
     * A result before its text is read.
     *
     * @param row the entry
     * @param score its score
     */
    record RawHit(SlotRow row, float score) {}
}
