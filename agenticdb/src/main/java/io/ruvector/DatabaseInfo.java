package io.ruvector;

import java.util.Map;

/**
 * What a database holds, over all scopes.
 *
 * @param directory its directory
 * @param embeddingModel the model whose vectors it holds
 * @param dimension the length of a vector
 * @param simd how distances are computed: with the Vector API and how wide, or scalar and which JVM flag is missing
 * @param sequence the number of the last committed write
 * @param bytesOnDisk the size of all files in the directory, in bytes
 * @param episodes number of episodes
 * @param documents number of ingested documents
 * @param passages number of passages the documents were split into
 * @param collections rows of each vector collection by name
 */
public record DatabaseInfo(
        String directory,
        String embeddingModel,
        int dimension,
        String simd,
        long sequence,
        long bytesOnDisk,
        long episodes,
        long documents,
        long passages,
        Map<String, Long> collections) {}
