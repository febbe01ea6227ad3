package io.ruvector.vector;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Vectors in memory, each under a slot number, and the search for the nearest. One thread at a time changes it, while any
 * number search; what a search finds was there at some moment while it ran.
 *
 * <p>Vectors that come here have been checked: the right dimension, finite, and not zero under the cosine.
 */
public interface VectorIndex {
    /** Components of every vector. */
    int dimension();

    /** How vectors are compared. */
    Similarity similarity();

    /** The vectors that can be found. */
    int size();

    /** One more than the highest slot ever given. */
    int slotLimit();

    /**
     * Whether a slot holds a vector that can be found.
     *
     * @param slot any number from 0 to {@link #slotLimit()}, exclusive
     * @return whether it does
     */
    boolean isLive(int slot);

    /**
     * Adds a vector.
     *
     * @param vector its components; copied
     * @return its slot, which may be one that a removed vector had
     */
    int add(float[] vector);

    /**
     * Removes a vector: no search finds it from now on.
     *
     * @param slot its slot, which must be live
     */
    void remove(int slot);

    /**
     * The nearest vectors among the allowed, perhaps missing a few of the true nearest, but never fewer than
     * {@code min(k, allowed vectors)}.
     *
     * @param query its components
     * @param k how many, at least 1
     * @param efSearch candidates to consider, where the index is approximate
     * @param allowed the slots that may be found; asked for live slots only
     * @return the slots found
     */
    Neighbours search(float[] query, int k, int efSearch, IntPredicate allowed);

    /**
     * The nearest vectors, perhaps missing a few of the true nearest, but never fewer than {@code min(k, size)}.
     *
     * @param query its components
     * @param k how many, at least 1
     * @param efSearch candidates to consider, where the index is approximate
     * @return the slots found
     */
    Neighbours search(float[] query, int k, int efSearch);

    /**
     * The nearest vectors among the allowed, exactly.
     *
     * @param query its components
     * @param k how many, at least 1
     * @param allowed the slots that may be found; asked for live slots only
     * @return the slots found
     */
    Neighbours searchExact(float[] query, int k, IntPredicate allowed);

    /**
     * The nearest of given vectors, exactly, looking at no other.
     *
     * @param query its components
     * @param k how many, at least 1
     * @param slots the slots that may be found; all live
     * @return the slots found
     */
    Neighbours searchAmong(float[] query, int k, BitSet slots);
}
