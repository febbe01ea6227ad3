package io.ruvector.benchmarks.ann;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ruvector.vector.Similarity;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTest {
    @TempDir
    Path folder;

    @Test
    void recallIsTheShareOfTheNearestFound() throws IOException {
        Truth truth = Truth.of(line(10), 4);
        assertThat(truth.recall(new int[][] {{0, 1, 2, 3}})).isEqualTo(1);
        assertThat(truth.recall(new int[][] {{0, 1, 8, 9}})).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void anAnswerGivenTwiceCountsOnce() throws IOException {
        assertThat(Truth.of(line(10), 4).recall(new int[][] {{0, 0, 0, 0}})).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void equalVectorsAreEquallyRight() throws IOException {
        RawVectors base = RawVectors.write(folder.resolve("b"), 2, 6, _ -> new float[] {1, 0});
        RawVectors query = RawVectors.write(folder.resolve("q"), 2, 1, _ -> new float[] {1, 0});
        Truth truth = Truth.of(new AnnSet("equal", Similarity.COSINE, base, query), 2);
        assertThat(truth.recall(new int[][] {{5, 3}})).isEqualTo(1);
    }

    /** Points on a line at 0, 1, 2, ... and a query at 0. */
    private AnnSet line(int count) throws IOException {
        RawVectors base = RawVectors.write(folder.resolve("b"), 2, count, row -> new float[] {row, 0});
        RawVectors query = RawVectors.write(folder.resolve("q"), 2, 1, _ -> new float[] {0, 0});
        return new AnnSet("line", Similarity.EUCLIDEAN, base, query);
    }
}
