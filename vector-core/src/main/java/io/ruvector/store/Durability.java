package io.ruvector.store;

/** What a commit waits for before it returns. Either way it is atomic, in order, and seen by every later read. */
public enum Durability {
    /** The disk has it: it survives the end of the process and the loss of power. */
    SYNC,
    /**
     * The operating system has it, in the order of commits: it survives the end of the process, {@code kill -9}
     * included. A loss of power may take the last such commits, never one from the middle, and none that came before a
     * {@link #SYNC} commit or a {@link Store#sync}.
     */
    ORDERED
}
