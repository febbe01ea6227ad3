package io.ruvector.store;

import java.util.Map;
import java.util.function.ToLongFunction;

/** Says whether a commit may happen, by what it does to the number of rows. */
@FunctionalInterface
public interface CommitGuard {
    /**
     * Called for each commit before anything of it is written, by one thread at a time, in the order in which they would
     * happen; throws to refuse it.
     *
     * @param growth by how many rows each table changes
     * @param rowsBefore the number of rows of a table before this commit and after all those before it
     */
    void check(Map<Table, Long> growth, ToLongFunction<Table> rowsBefore);
}
