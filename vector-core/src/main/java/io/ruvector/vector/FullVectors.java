package io.ruvector.vector;

import java.io.IOException;
import java.util.BitSet;

/**
 * The vectors of an index in full precision, by slot. One thread at a time may put; others may read at the same time what
 * was put before they learnt of the slot.
 */
interface FullVectors {
    /** Stores a comparable vector. */
    void put(int slot, float[] vector);

    /** Copies a vector. */
    void read(int slot, float[] target);

    /** The distance of a comparable query to a stored vector. */
    float distance(float[] query, int slot);

    /** The slots that were put since the last call and are in no file; for {@link #save}. Nothing may be put meanwhile. */
    BitSet takeUnsaved();

    /** Writes slots to a file, if it is not the file that these vectors are kept in, and makes it durable. */
    void save(BitSet unsaved, MappedVectors file) throws IOException;

    /** Takes a vector over from a file that it is saved in. */
    void load(int slot, MappedVectors file);
}
