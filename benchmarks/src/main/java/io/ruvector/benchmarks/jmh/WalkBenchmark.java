package io.ruvector.benchmarks.jmh;

import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.HnswIndex;
import io.ruvector.vector.Neighbours;
import io.ruvector.vector.Quantization;
import io.ruvector.vector.Similarity;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One search of a small graph, walked by each kind of codes, with a new query each time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WalkBenchmark {
    private static final int DIMENSION = 384;
    private static final int VECTORS = 2_000;
    private static final int QUERIES = 256;
    private static final int EF_SEARCH = 64;

    /** The codes. */
    @Param({"NONE", "INT8", "INT4", "BINARY"})
    public Quantization codes = Quantization.NONE;

    private final float[][] queries = new float[QUERIES][];
    private HnswIndex index = new HnswIndex(1, Similarity.COSINE, HnswConfig.defaults(), 0);
    private int turn;

    /** Builds the graph. */
    @Setup
    public void build() {
        Random random = new Random(1);
        index = new HnswIndex(DIMENSION, Similarity.COSINE, HnswConfig.defaults(), 0, codes);
        for (int i = 0; i < VECTORS; i++) {
            index.add(vector(random));
        }
        for (int q = 0; q < QUERIES; q++) {
            queries[q] = vector(random);
        }
    }

    private static float[] vector(Random random) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    /** {@return nothing: what taking the next query costs} */
    @Benchmark
    public float[] baseline() {
        return queries[turn++ & QUERIES - 1];
    }

    /** {@return the nearest} */
    @Benchmark
    public Neighbours search() {
        return index.search(queries[turn++ & QUERIES - 1], 10, EF_SEARCH);
    }
}
