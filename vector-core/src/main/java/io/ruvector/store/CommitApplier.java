package io.ruvector.store;

/** Brings what is derived in memory up to a commit that has just become durable. */
@FunctionalInterface
public interface CommitApplier {
    /**
     * Called once for a durable commit, in sequence order and by one thread at a time, before its writer returns.
     *
     * @param sequence the commit's sequence number
     * @param existed for each mutation, whether its row was there before it
     */
    void apply(long sequence, boolean[] existed);
}
