package io.ruvector.benchmarks.ann;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Passes of one engine over the same queries in the same setting. */
final class Rounds {
    private final List<Double> speeds = new ArrayList<>();
    private final List<long[]> nanos = new ArrayList<>();

    void add(Pass pass) {
        speeds.add(pass.queriesPerSecond());
        nanos.add(pass.queryNanos());
    }

    SweepPoint point(int efSearch, double recall) {
        return new SweepPoint(
                efSearch,
                recall,
                nanos.getFirst().length * 1e9 / typicalNanos(),
                Percentiles.median(speeds),
                Percentiles.of(nanos.stream().flatMapToLong(LongStream::of), 0.5) / 1e3,
                Percentiles.of(nanos.stream().flatMapToLong(LongStream::of), 0.99) / 1e3);
    }

    /** Of all queries together, each with its median over the rounds: what another process interrupted falls out. */
    private long typicalNanos() {
        long sum = 0;
        for (int q = 0; q < nanos.getFirst().length; q++) {
            int query = q;
            sum += Percentiles.of(nanos.stream().mapToLong(round -> round[query]), 0.5);
        }
        return sum;
    }
}
