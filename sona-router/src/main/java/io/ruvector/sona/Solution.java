package io.ruvector.sona;

import org.jspecify.annotations.Nullable;

/**
 * What consolidation computes from all of a scope's examples.
 *
 * @param ridge weights of layer 2, or null before the first consolidation
 * @param space in which layer 1 compares
 * @param upToVersion model version up to which examples are contained
 * @param examples how many are contained
 */
record Solution(@Nullable RidgeWeights ridge, PatternSpace space, long upToVersion, long examples) {}
