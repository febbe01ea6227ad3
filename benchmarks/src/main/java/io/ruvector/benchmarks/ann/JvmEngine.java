package io.ruvector.benchmarks.ann;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Runs an index of this process: warms it up, times it, deals queries out to threads. */
final class JvmEngine implements AnnEngine {
    private static final int WARM_UP_VECTORS = 3_000;

    /** Makes an empty index. */
    interface Factory {
        JvmIndex create() throws IOException;
    }

    private final String name;
    private final AnnSet set;
    private final Factory factory;
    private @Nullable JvmIndex index;

    JvmEngine(String name, AnnSet set, Factory factory) {
        this.name = name;
        this.set = set;
        this.factory = factory;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public BuildCost build() throws IOException {
        // Compiling the code is no part of an index's cost: a small one is built first and thrown away.
        try (JvmIndex warm = factory.create()) {
            warm.build(set.base().first(WARM_UP_VECTORS));
            for (float[] query : set.queries()) {
                warm.search(query, 10, 64);
            }
        }
        System.gc();
        JvmIndex built = factory.create();
        long cpu = cpuNanos();
        long wall = System.nanoTime();
        built.build(set.base());
        BuildCost cost = new BuildCost(set.base().count(), cpuNanos() - cpu, System.nanoTime() - wall);
        index = built;
        return cost;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    @Override
    public Pass pass(int k, int efSearch) throws IOException {
        JvmIndex searched = Objects.requireNonNull(index);
        float[][] queries = set.queries();
        long[] nanos = new long[queries.length];
        int[][] rows = new int[queries.length][];
        long start = System.nanoTime();
        long before = start;
        for (int q = 0; q < queries.length; q++) {
            rows[q] = searched.search(queries[q], k, efSearch);
            long now = System.nanoTime();
            nanos[q] = now - before;
            before = now;
        }
        return new Pass(before - start, nanos, rows);
    }

    @Override
    public double queriesPerSecond(int threads, int repeats, int k, int efSearch) throws IOException {
        JvmIndex searched = Objects.requireNonNull(index);
        float[][] queries = set.queries();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> parts = new ArrayList<>();
            long start = System.nanoTime();
            for (int t = 0; t < threads; t++) {
                int first = t;
                parts.add(pool.submit(() -> {
                    for (int q = first; q < queries.length * repeats; q += threads) {
                        searched.search(queries[q % queries.length], k, efSearch);
                    }
                    return 0;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
            return queries.length * repeats * 1e9 / (System.nanoTime() - start);
        } catch (ExecutionException e) {
            throw new IOException(name + " failed in a thread", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    @Override
    public OptionalLong residentGrowth() {
        return OptionalLong.empty();
    }

    @Override
    public void close() throws IOException {
        if (index != null) {
            index.close();
        }
    }
}
