package io.ruvector.benchmarks.ann;

import io.ruvector.vector.FlatIndex;
import io.ruvector.vector.Neighbours;
import io.ruvector.vector.Similarity;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The exact answers to a set's queries: the score that an answer must reach to be one of the true nearest {@code k}. Equal
 * vectors are equally right, so recall counts answers by score and not by row.
 */
public final class Truth {
    private static final double ROUNDING = 1e-5;
    private static final int CHECKED_QUERIES = 20;

    private final AnnSet set;
    private final int k;
    private final double[] worst;

    private Truth(AnnSet set, int k, double[] worst) {
        this.set = set;
        this.k = k;
        this.worst = worst;
    }

    /**
     * Compares every query with every vector, and repeats some in double precision.
     *
     * @param set vectors and queries
     * @param k neighbours that are wanted
     * @return the exact answers
     * @throws IllegalStateException when the scan and its repetition differ
     */
    public static Truth of(AnnSet set, int k) {
        return among(set, k, null);
    }

    /**
     * The exact answers among some of the rows.
     *
     * @param set vectors and queries
     * @param k neighbours that are wanted; fewer when fewer rows are allowed
     * @param allowed the rows, or null for all
     * @return the exact answers
     */
    public static Truth among(AnnSet set, int k, @Nullable BitSet allowed) {
        FlatIndex flat = new FlatIndex(set.dimension(), set.similarity());
        for (int row = 0; row < set.base().count(); row++) {
            if (flat.add(set.base().vector(row)) != row) {
                throw new IllegalStateException("the exact index gave row " + row + " another slot");
            }
        }
        float[][] queries = set.queries();
        double[] worst = new double[queries.length];
        IntStream.range(0, queries.length).parallel().forEach(q -> {
            Neighbours exact = flat.searchExact(queries[q], k, row -> allowed == null || allowed.get(row));
            worst[q] = Double.POSITIVE_INFINITY;
            for (int rank = 0; rank < exact.size(); rank++) {
                worst[q] = Math.min(worst[q], score(set, queries[q], exact.slot(rank)));
            }
        });
        check(set, k, allowed, worst);
        int most = allowed == null ? set.base().count() : allowed.cardinality();
        return new Truth(set, Math.min(k, most), worst);
    }

    private static void check(AnnSet set, int k, @Nullable BitSet allowed, double[] worst) {
        for (int q = 0; q < Math.min(CHECKED_QUERIES, worst.length); q++) {
            float[] query = set.queries()[q];
            double[] scores = IntStream.range(0, set.base().count())
                    .filter(row -> allowed == null || allowed.get(row))
                    .mapToDouble(row -> score(set, query, row))
                    .sorted()
                    .toArray();
            double kth = scores.length == 0 ? Double.POSITIVE_INFINITY : scores[Math.max(0, scores.length - k)];
            if (scores.length > 0 && Math.abs(kth - worst[q]) > tolerance(kth)) {
                throw new IllegalStateException(
                        "query " + q + ": the exact scan ends at " + worst[q] + ", double precision at " + kth);
            }
        }
    }

    /**
     * The share of the true nearest that answers hold.
     *
     * @param answers rows for each query; beyond {@code k} they do not count, nor twice
     * @return from 0 to 1
     */
    public double recall(int[][] answers) {
        long wanted = 0;
        long right = 0;
        for (int q = 0; q < answers.length; q++) {
            int query = q;
            if (worst[q] == Double.POSITIVE_INFINITY) {
                continue;
            }
            wanted += k;
            right += Arrays.stream(answers[q])
                    .limit(k)
                    .distinct()
                    .filter(row -> score(set, set.queries()[query], row) >= worst[query] - tolerance(worst[query]))
                    .count();
        }
        return wanted == 0 ? 1 : (double) right / wanted;
    }

    private static double tolerance(double score) {
        return ROUNDING * Math.max(1, Math.abs(score));
    }

    /** The similarity in double precision; higher is better. */
    private static double score(AnnSet set, float[] query, int row) {
        float[] vector = set.base().vector(row);
        double dot = 0;
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            double difference = (double) query[i] - vector[i];
            dot += (double) query[i] * vector[i];
            squares += difference * difference;
        }
        return set.similarity() == Similarity.EUCLIDEAN ? -Math.sqrt(squares) : dot;
    }
}
