package io.ruvector.vector;

/** The slots that a search found, best first, each with its score; equal scores by slot. */
public final class Neighbours {
    private final int[] slots;
    private final float[] scores;

    Neighbours(int[] slots, float[] scores) {
        this.slots = slots;
        this.scores = scores;
    }

    /** How many were found. */
    public int size() {
        return slots.length;
    }

    /**
     * The slot at a rank.
     *
     * @param rank from 0, the best
     * @return the slot
     */
    public int slot(int rank) {
        return slots[rank];
    }

    /**
     * The score at a rank; higher is better.
     *
     * @param rank from 0, the best
     * @return the score
     */
    public float score(int rank) {
        return scores[rank];
    }
}
