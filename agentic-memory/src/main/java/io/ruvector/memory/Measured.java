package io.ruvector.memory;

import java.util.OptionalDouble;

/**
 * An episode and what the indexes measured between it and a query.
 *
 * @param episode the episode
 * @param taskCosine cosine of query and task, in [-1, 1]
 * @param reflectionCosine cosine of query and reflection; absent without reflection
 * @param bm25 BM25 score; absent when no word matches or words do not count
 */
record Measured(Episode episode, double taskCosine, OptionalDouble reflectionCosine, OptionalDouble bm25) {}
