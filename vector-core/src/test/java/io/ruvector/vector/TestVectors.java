package io.ruvector.vector;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/** Seeded vectors for tests: points around cluster centres, as real embeddings are. */
public final class TestVectors {
    private TestVectors() {}

    public static float[][] clustered(long seed, int count, int dimension, int clusters) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] centres = new float[clusters][];
        for (int i = 0; i < clusters; i++) {
            centres[i] = random(random, dimension, 1);
        }
        float[][] vectors = new float[count][];
        for (int i = 0; i < count; i++) {
            vectors[i] = random(random, dimension, 0.5f);
            float[] centre = centres[random.nextInt(clusters)];
            for (int j = 0; j < dimension; j++) {
                vectors[i][j] += centre[j];
            }
        }
        return vectors;
    }

    private static float[] random(SplittableRandom random, int dimension, float scale) {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = scale * (float) random.nextGaussian();
        }
        return vector;
    }

    public static Set<Integer> slots(Neighbours found) {
        Set<Integer> slots = new HashSet<>();
        for (int rank = 0; rank < found.size(); rank++) {
            slots.add(found.slot(rank));
        }
        return slots;
    }

    /** The share of the exact k nearest that a search finds, over all queries. */
    public static double recall(VectorIndex index, float[][] queries, int k, int efSearch) {
        double found = 0;
        double wanted = 0;
        for (float[] query : queries) {
            Set<Integer> exact = slots(index.searchExact(query, k, any -> true));
            wanted += exact.size();
            exact.retainAll(slots(index.search(query, k, efSearch, any -> true)));
            found += exact.size();
        }
        return found / wanted;
    }
}
