package io.ruvector.transfer;

/** Is told how far a transfer is. Called by one thread at a time. */
@FunctionalInterface
public interface TransferProgress {
    /** Tells nobody. */
    TransferProgress NONE = (_, _, _) -> {};

    /**
     * Says what is done.
     *
     * @param step what is being done
     * @param rows rows of this step done so far
     * @param fraction the part of the file that this step has read, from 0 to 1
     */
    void update(Step step, long rows, double fraction);

    /** The steps of a transfer. */
    enum Step {
        /** Reads the file and checks every row; nothing is written. */
        CHECK,
        /** Writes the rows. */
        WRITE
    }
}
