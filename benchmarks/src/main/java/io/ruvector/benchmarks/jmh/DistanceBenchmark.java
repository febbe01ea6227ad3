package io.ruvector.benchmarks.jmh;

import io.ruvector.vector.FlatIndex;
import io.ruvector.vector.Neighbours;
import io.ruvector.vector.Similarity;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One comparison of a query with a vector that is in the cache: an exact scan of few vectors, divided by their number. The
 * scan's own cost is in it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DistanceBenchmark {
    static final int VECTORS = 128;

    /** Components of a vector. */
    @Param({"128", "384", "768"})
    public int dimension;

    /** How vectors are compared. */
    @Param({"COSINE", "EUCLIDEAN", "MANHATTAN"})
    public Similarity similarity = Similarity.COSINE;

    private FlatIndex index = new FlatIndex(1, Similarity.COSINE);
    private float[] query = new float[0];

    /** Fills the index. */
    @Setup
    public void fill() {
        Random random = new Random(1);
        index = new FlatIndex(dimension, similarity);
        for (int i = 0; i < VECTORS; i++) {
            index.add(vector(random));
        }
        query = vector(random);
    }

    private float[] vector(Random random) {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    /** {@return nothing: what measuring costs} */
    @Benchmark
    @OperationsPerInvocation(VECTORS)
    public float baseline() {
        return query[0];
    }

    /** {@return the nearest} */
    @Benchmark
    @OperationsPerInvocation(VECTORS)
    public Neighbours compare() {
        return index.searchExact(query, 1, _ -> true);
    }
}
