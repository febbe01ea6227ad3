package io.ruvector.benchmarks.ann;

import io.ruvector.vector.Similarity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads or makes data sets, and lays them out in a work folder as every engine reads them.
 *
 * @param work the folder, created when absent
 * @param limit vectors of a set that are used at most
 * @param queries queries of a set that are used at most
 */
public record AnnSets(Path work, int limit, int queries) {
    private static final int WORDNET_DIMENSION = 384;
    private static final long SEED = 2026;

    /**
     * A set from a folder.
     *
     * @param folder {@code wordnet-minilm-384} or {@code siftsmall}
     * @return the set
     * @throws IOException when it cannot be read
     */
    public AnnSet read(Path folder) throws IOException {
        String name = folder.getFileName().toString();
        if (Files.exists(folder.resolve("base.f16"))) {
            HalfFloatFile base = HalfFloatFile.open(folder.resolve("base.f16"), WORDNET_DIMENSION);
            HalfFloatFile query = HalfFloatFile.open(folder.resolve("query.f16"), WORDNET_DIMENSION);
            return new AnnSet(
                    name,
                    Similarity.COSINE,
                    written(name + ".base", WORDNET_DIMENSION, Math.min(limit, base.count()), base::vector, true),
                    written(name + ".query", WORDNET_DIMENSION, Math.min(queries, query.count()), query::vector, true));
        }
        FvecsFile base = FvecsFile.open(folder.resolve(name + "_base.fvecs"));
        FvecsFile query = FvecsFile.open(folder.resolve(name + "_query.fvecs"));
        return new AnnSet(
                name,
                Similarity.EUCLIDEAN,
                written(name + ".base", base.dimension(), Math.min(limit, base.count()), base::vector, false),
                written(name + ".query", base.dimension(), Math.min(queries, query.count()), query::vector, false));
    }

    /**
     * A made set of unit vectors: a mixture of Gaussians, one cluster for every 100 vectors; seed 2026.
     *
     * @param count how many vectors
     * @param dimension components of a vector
     * @return the set
     * @throws IOException when it cannot be written
     */
    public AnnSet made(int count, int dimension) throws IOException {
        Mixture mixture = new Mixture(SEED, count, dimension);
        String name = "made-" + count + "x" + dimension;
        return new AnnSet(
                name,
                Similarity.COSINE,
                written(name + ".base", dimension, count, mixture::vector, false),
                written(name + ".query", dimension, queries, q -> mixture.vector((long) count + q), false));
    }

    private RawVectors written(
            String name, int dimension, int count, java.util.function.IntFunction<float[]> vectors, boolean scale)
            throws IOException {
        Files.createDirectories(work);
        return RawVectors.write(
                work.resolve(name + "." + count + ".f32"),
                dimension,
                count,
                scale ? row -> UnitLength.of(vectors.apply(row)) : vectors);
    }
}
