package io.ruvector.store;

import java.time.Instant;
import java.util.List;

/** Receives what happened to a store, in order. */
public interface CommitLogVisitor {
    /**
     * Takes a commit.
     *
     * @param sequence its number
     * @param time the time it carries, in milliseconds
     * @param writes its changes, in order
     */
    void commit(long sequence, Instant time, List<LoggedWrite> writes);

    /**
     * Takes the removal of a table with all its rows.
     *
     * @param table its name
     */
    void dropped(String table);
}
