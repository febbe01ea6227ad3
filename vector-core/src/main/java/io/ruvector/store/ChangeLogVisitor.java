package io.ruvector.store;

/** Receives the rows that commits changed, oldest first. */
@FunctionalInterface
public interface ChangeLogVisitor {
    /**
     * Takes one changed row.
     *
     * @param sequence the commit that changed it
     * @param table the table it belongs to
     * @param key its key; what it holds now is read from the table
     */
    void changed(long sequence, String table, String key);
}
