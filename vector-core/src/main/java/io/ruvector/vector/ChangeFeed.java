package io.ruvector.vector;

import io.ruvector.store.ChangeLog;
import io.ruvector.store.InvalidInputException;

/**
 * The durable, ordered record of which rows changed, so that an index outside the store can catch up. Thread-safe.
 *
 * <p>A reader keeps in its own files the last sequence they contain. When it opens it asks {@link #covers}; if so it
 * replays what came after, otherwise it reads all rows. After its files are safe it {@link #acknowledge}s, and the feed
 * may drop what every reader has.
 */
public final class ChangeFeed {
    private static final String READER = "reader/";

    private final ChangeLog log;

    ChangeFeed(ChangeLog log) {
        this.log = log;
    }

    /**
     * Whether every change after a sequence is still recorded.
     *
     * @param afterSequence the last sequence the reader has; 0 for nothing
     * @return false when the feed was trimmed past it or the store has not come so far: rebuild from the rows
     */
    public boolean covers(long afterSequence) {
        return log.covers(afterSequence);
    }

    /**
     * Visits the rows of one source that changed after a sequence, oldest change first. A row changed several times is
     * visited several times; what it holds is read from the source and may be newer than the change.
     *
     * @param source the name of a collection or table
     * @param afterSequence the last sequence the reader has
     * @param visitor receives each change
     * @return the sequence up to which the reader now has everything
     * @throws InvalidInputException when the feed does not cover that far
     */
    public long replay(String source, long afterSequence, ChangeVisitor visitor) {
        return log.replay(afterSequence, (sequence, table, key) -> {
            if (table.equals(source)) {
                visitor.changed(sequence, key);
            }
        });
    }

    /**
     * Records durably that a reader has everything up to a sequence in its own files.
     *
     * @param consumer the reader's name, the same at every open
     * @param sequence the last sequence it has
     */
    public void acknowledge(String consumer, long sequence) {
        log.acknowledge(READER + consumer, sequence);
    }

    /**
     * Forgets a reader that will not come back, so that the feed keeps nothing for it.
     *
     * @param consumer the reader's name
     */
    public void forget(String consumer) {
        log.forget(READER + consumer);
    }
}
