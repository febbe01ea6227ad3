package io.ruvector.sona;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What consolidation computes from all of a scope's examples.
 *
 * @param ridge weights of layer 2, or null before the first consolidation
 * @param space in which layer 1 compares
 * @param counterexamples unit vectors in that space of texts that layer 1 would answer wrongly; never written
 * @param quality what routes can be expected to be worth, where utility is the objective
 * @param upToVersion model version up to which examples are contained
 * @param examples how many are contained
 */
record Solution(
        @Nullable RidgeWeights ridge,
        PatternSpace space,
        List<float[]> counterexamples,
        @Nullable QualityModel quality,
        long upToVersion,
        long examples) {}
