package io.ruvector.transfer;

/** A row cut out of a file and not yet understood. Safe to be understood by any one thread. */
interface Cut {
    /**
     * The row.
     *
     * @throws BadRowException when it cannot be read
     */
    SourceRow row();

    /** How much memory it takes, roughly, in bytes. */
    int bytes();
}
