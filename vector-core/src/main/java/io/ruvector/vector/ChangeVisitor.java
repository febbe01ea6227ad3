package io.ruvector.vector;

/** Receives the rows of one collection or table that commits changed, oldest first. */
@FunctionalInterface
public interface ChangeVisitor {
    /**
     * Takes one changed row.
     *
     * @param sequence the commit that changed it
     * @param key its id or key; what it holds now is read from the source, absent means deleted
     */
    void changed(long sequence, String key);
}
