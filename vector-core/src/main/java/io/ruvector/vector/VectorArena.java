package io.ruvector.vector;

import java.io.IOException;
import java.util.Arrays;

/**
 * Vectors under slot numbers, laid one behind the other in flat segments of about a mebibyte, with their distances.
 * A distance is better when it is lower. Slots of removed vectors are used again.
 */
final class VectorArena {
    private static final int SEGMENT_FLOATS = 1 << 18;

    private final int dimension;
    private final Similarity similarity;
    private final VectorKernel kernel;
    private final int segmentBits;
    private final int segmentMask;
    private float[][] segments = {};
    private int[] free = new int[16];
    private int freeCount;
    private int limit;

    VectorArena(int dimension, Similarity similarity, VectorKernel kernel) {
        this.dimension = dimension;
        this.similarity = similarity;
        this.kernel = kernel;
        int vectors = Math.max(1, SEGMENT_FLOATS / dimension);
        this.segmentBits = 31 - Integer.numberOfLeadingZeros(vectors);
        this.segmentMask = (1 << segmentBits) - 1;
    }

    int dimension() {
        return dimension;
    }

    Similarity similarity() {
        return similarity;
    }

    int limit() {
        return limit;
    }

    int add(float[] vector) {
        int slot = freeCount > 0 ? free[--freeCount] : limit++;
        float[] comparable = Vectors.comparable(vector, similarity);
        System.arraycopy(comparable, 0, segment(slot), offset(slot), dimension);
        return slot;
    }

    private float[] segment(int slot) {
        int segment = slot >> segmentBits;
        if (segment == segments.length) {
            segments = Arrays.copyOf(segments, segment + 1);
            segments[segment] = new float[dimension << segmentBits];
        }
        return segments[segment];
    }

    void save(SnapshotOutput out) throws IOException {
        out.putInt(limit);
        for (int slot = 0; slot < limit; slot++) {
            out.putFloats(segment(slot), offset(slot), dimension);
        }
    }

    /** Reads what {@link #save} wrote into this empty arena; the vectors are comparable already. */
    void load(SnapshotInput in) throws IOException {
        limit = in.getInt();
        for (int slot = 0; slot < limit; slot++) {
            in.getFloats(segment(slot), offset(slot), dimension);
        }
    }

    /** Gives a slot back; its vector may be overwritten by the next addition. */
    void release(int slot) {
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = slot;
    }

    /** The distance of two stored vectors. */
    float between(int slotA, int slotB) {
        return distance(segments[slotA >> segmentBits], offset(slotA), slotB);
    }

    /** The distance of a stored vector to a query, which {@link #prepare} has made comparable. */
    float toQuery(float[] query, int slot) {
        return distance(query, 0, slot);
    }

    float[] prepare(float[] query) {
        return Vectors.comparable(query, similarity);
    }

    private float distance(float[] a, int aFrom, int slot) {
        float[] b = segments[slot >> segmentBits];
        return similarity == Similarity.EUCLIDEAN
                ? kernel.squaredDistance(a, aFrom, b, offset(slot), dimension)
                : -kernel.dot(a, aFrom, b, offset(slot), dimension);
    }

    private int offset(int slot) {
        return (slot & segmentMask) * dimension;
    }

    /** The score of a distance, as {@link Similarity} defines it. */
    float score(float distance) {
        return switch (similarity) {
            case COSINE -> Math.clamp(-distance, -1f, 1f);
            case DOT_PRODUCT -> -distance;
            case EUCLIDEAN -> -(float) Math.sqrt(distance);
        };
    }
}
