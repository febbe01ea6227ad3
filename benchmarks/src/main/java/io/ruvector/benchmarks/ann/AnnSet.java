package io.ruvector.benchmarks.ann;

import io.ruvector.vector.Similarity;

/** Vectors to search in, and queries. Not a record, because it holds arrays; nobody changes them. */
public final class AnnSet {
    private final String name;
    private final Similarity similarity;
    private final RawVectors base;
    private final RawVectors queryFile;
    private final float[][] queries;

    AnnSet(String name, Similarity similarity, RawVectors base, RawVectors queryFile) {
        this.name = name;
        this.similarity = similarity;
        this.base = base;
        this.queryFile = queryFile;
        this.queries = new float[queryFile.count()][];
        for (int q = 0; q < queries.length; q++) {
            queries[q] = queryFile.vector(q);
        }
    }

    /** {@return its name, such as {@code wordnet-minilm-384}} */
    public String name() {
        return name;
    }

    /** {@return cosine, with all vectors of unit length, or Euclidean} */
    public Similarity similarity() {
        return similarity;
    }

    /** {@return the vectors to search in} */
    public RawVectors base() {
        return base;
    }

    /** {@return the queries as other processes read them} */
    public RawVectors queryFile() {
        return queryFile;
    }

    /** {@return the queries; not to be changed} */
    public float[][] queries() {
        return queries;
    }

    /** {@return components of a vector} */
    public int dimension() {
        return base.dimension();
    }

    @Override
    public String toString() {
        return name + ", " + base.count() + " x " + dimension() + ", " + queries.length + " queries";
    }
}
