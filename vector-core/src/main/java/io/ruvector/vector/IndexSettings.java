package io.ruvector.vector;

import org.jspecify.annotations.Nullable;

/**
 * How the indexes of a database are kept in memory.
 *
 * @param kernel computes distances
 * @param exactUpTo entries up to which an index has no graph
 * @param quantization the codes that graphs are walked by, or null for what is standard for the similarity
 * @param storage where full vectors are
 * @param threads how many may link the vectors of one batch
 */
record IndexSettings(
        VectorKernel kernel, int exactUpTo, @Nullable Quantization quantization, VectorStorage storage, int threads) {
    static IndexSettings of(DbOptions options) {
        return new IndexSettings(
                Simd.kernel(options.simd()),
                options.exactUpTo(),
                options.quantization().orElse(null),
                options.storage(),
                options.indexThreads());
    }

    /** The codes for a similarity. */
    Quantization quantization(Similarity similarity) {
        return quantization == null ? Quantization.standard(similarity) : quantization;
    }
}
