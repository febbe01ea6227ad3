package io.ruvector.tuning;

import io.ruvector.vector.Collection;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import java.util.Arrays;
import java.util.List;

/**
 * Queries and the scores of their true nearest entries. A hit counts when it is as near as the k-th true one, so that entries at the
 * same distance count alike. Immutable.
 */
final class JudgedQueries {
    static final float ROUNDING = 1e-6f;

    private final List<float[]> queries;
    private final float[] enough;
    private final int k;

    private JudgedQueries(List<float[]> queries, float[] enough, int k) {
        this.queries = queries;
        this.enough = enough;
        this.k = k;
    }

    /** Compares queries with every entry of a collection, which has at least {@code k}. */
    static JudgedQueries of(List<float[]> queries, Collection collection, int k) {
        float[] enough = new float[queries.size()];
        for (int i = 0; i < enough.length; i++) {
            List<SearchHit> nearest = collection.searchExact(query(queries.get(i), k));
            float last = nearest.getLast().score();
            enough[i] = last - ROUNDING * Math.max(1, Math.abs(last));
        }
        return new JudgedQueries(List.copyOf(queries), enough, k);
    }

    private static SearchQuery query(float[] vector, int k) {
        return SearchQuery.builder(vector, k).withoutTexts().build();
    }

    /** How many of the true nearest a width of search finds, and in which time. */
    Found search(Collection collection, int efSearch) {
        double[] shares = new double[enough.length];
        double[] micros = new double[enough.length];
        for (int i = 0; i < enough.length; i++) {
            SearchQuery query = SearchQuery.builder(queries.get(i), k)
                    .withoutTexts()
                    .efSearch(efSearch)
                    .build();
            long begin = System.nanoTime();
            List<SearchHit> hits = collection.search(query);
            micros[i] = (System.nanoTime() - begin) / 1e3;
            float least = enough[i];
            shares[i] = (double) hits.stream().filter(it -> it.score() >= least).count() / k;
        }
        Arrays.sort(micros);
        double mean = Arrays.stream(shares).average().orElse(0);
        double variance =
                Arrays.stream(shares).map(it -> (it - mean) * (it - mean)).sum() / Math.max(1, shares.length - 1);
        return new Found(Math.min(1, mean), Math.sqrt(variance / shares.length), micros[micros.length / 2]);
    }

    /**
     * What searches found.
     *
     * @param recall the mean share of the true nearest
     * @param standardError of that mean
     * @param micros the median time of a search, in microseconds
     */
    record Found(double recall, double standardError, double micros) {}
}
