package io.ruvector.tuning;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Measures searches of a collection as it is. The queries are some of its own vectors, each left out of its own results; they are a
 * little easier than foreign ones.
 */
public final class CollectionBench {
    private static final int MOST_QUERIES = 100_000;
    private static final int MOST_THREADS = 256;

    private final Collection collection;
    private final List<Map.Entry<String, float[]>> queries;
    private final int k;
    private final int efSearch;

    /**
     * A bench.
     *
     * @param collection what is searched
     * @param queries how many different queries, as far as there are entries: 1 to 100,000
     * @param k results of a search: 1 to 1,000
     * @param efSearch the width of search, or 0 for the collection's own
     */
    public CollectionBench(Collection collection, int queries, int k, int efSearch) {
        require("queries", queries, MOST_QUERIES);
        require("k", k, 1_000);
        if (collection.count() < 2) {
            throw new InvalidInputException("entries of " + collection.name(), collection.count(), "at least 2");
        }
        this.collection = collection;
        this.queries = chosen(collection, queries);
        this.k = k;
        this.efSearch = efSearch == 0 ? collection.options().hnsw().efSearch() : efSearch;
    }

    private static void require(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new InvalidInputException(what, value, "1 to " + most);
        }
    }

    /** Algorithm R of Vitter (1985), the same choice each time. */
    private static List<Map.Entry<String, float[]>> chosen(Collection collection, int wanted) {
        Random random = new Random(1);
        List<Map.Entry<String, float[]>> chosen = new ArrayList<>();
        int[] seen = {0};
        collection.forEach(entry -> {
            int place = seen[0] < wanted ? seen[0] : random.nextInt(seen[0] + 1);
            seen[0]++;
            if (place < chosen.size()) {
                chosen.set(place, Map.entry(entry.id(), entry.vector()));
            } else if (place < wanted) {
                chosen.add(Map.entry(entry.id(), entry.vector()));
            }
        });
        return chosen;
    }

    /**
     * Runs it: one pass to warm up, one for latency, one by all threads for throughput, and exact searches for the recall.
     *
     * @param threads that search at the same time in the last pass: 1 to 256
     * @return the figures
     */
    public BenchFigures run(int threads) {
        require("threads", threads, MOST_THREADS);
        double[] micros = new double[queries.size()];
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < micros.length; i++) {
                long begin = System.nanoTime();
                search(i);
                micros[i] = (System.nanoTime() - begin) / 1e3;
            }
        }
        Arrays.sort(micros);
        double perSecond = throughput(threads);
        double recall = IntStream.range(0, queries.size())
                .mapToDouble(this::recall)
                .average()
                .orElse(0);
        return new BenchFigures(
                collection.count(),
                queries.size(),
                k,
                efSearch,
                recall,
                micros[micros.length / 2],
                micros[(int) (micros.length * 0.99)],
                threads,
                perSecond);
    }

    private List<SearchHit> search(int query) {
        return withoutItself(
                query,
                collection.search(SearchQuery.builder(queries.get(query).getValue(), k + 1)
                        .efSearch(Math.max(efSearch, k + 1))
                        .build()));
    }

    private List<SearchHit> withoutItself(int query, List<SearchHit> hits) {
        String own = queries.get(query).getKey();
        return hits.stream().filter(it -> !it.id().equals(own)).limit(k).toList();
    }

    private double recall(int query) {
        SearchQuery all = SearchQuery.builder(queries.get(query).getValue(), k + 1)
                .withoutTexts()
                .build();
        List<SearchHit> nearest = withoutItself(query, collection.searchExact(all));
        float last = nearest.getLast().score();
        float enough = last - JudgedQueries.ROUNDING * Math.max(1, Math.abs(last));
        return (double) search(query).stream()
                        .filter(it -> it.score() >= enough)
                        .count()
                / nearest.size();
    }

    private double throughput(int threads) {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            long begin = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int first = t * queries.size() / threads;
                running.add(executor.submit(() -> {
                    for (int i = 0; i < queries.size(); i++) {
                        search((first + i) % queries.size());
                    }
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
            return (double) threads * queries.size() / ((System.nanoTime() - begin) / 1e9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while searching", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a search failed", e);
        }
    }
}
