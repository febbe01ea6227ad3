package io.ruvector.benchmarks.ann;

import io.ruvector.vector.Filter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Measures searches under a filter, RuVector and hnswlib in turns.
 *
 * @param set the vectors
 * @param labels their labels
 * @param database RuVector
 * @param peer hnswlib, if this machine has it
 * @param k neighbours wanted
 * @param recall the recall that a peer's width of search must reach
 * @param rounds timed rounds
 */
public record FilterProbe(
        AnnSet set,
        FilterLabels labels,
        FilteredDatabase database,
        Optional<FilteredPeer> peer,
        int k,
        double recall,
        int rounds) {
    private static final List<Integer> PEER_WIDTHS = List.of(10, 16, 32, 64, 128);
    private static final int FIRST_USES = 15;

    /**
     * Measures one kind of filter.
     *
     * @param key how rows are chosen
     * @param permille rows of a thousand that are allowed
     * @return the figures
     * @throws IOException when the peer is gone
     */
    public FilterFigures run(String key, int permille) throws IOException {
        BitSet allowed = labels.allowed(key, 0, permille);
        Truth truth = Truth.among(set, k, allowed);
        Filter filter = FilterLabels.filter(key, 0, permille);
        double first = firstUseMicros(key, permille);
        Pass warm = database.pass(filter, k);
        double ourRecall = truth.recall(warm.rows());
        int wanted = Math.min(k, allowed.cardinality());
        int tooFew = (int) Arrays.stream(warm.rows())
                .filter(rows ->
                        Arrays.stream(rows).filter(allowed::get).distinct().count() < wanted || rows.length > wanted)
                .count();
        int width = peer.isPresent() ? peerWidth(peer.get(), allowed, truth) : 0;
        double peerRecall =
                peer.isPresent() ? truth.recall(peer.get().pass(k, width).rows()) : 0;
        Rounds ours = new Rounds();
        Rounds theirs = new Rounds();
        for (int round = 0; round < rounds; round++) {
            ours.add(database.pass(filter, k));
            if (peer.isPresent()) {
                theirs.add(peer.get().pass(k, width));
            }
        }
        return new FilterFigures(
                key,
                permille,
                allowed.cardinality(),
                ours.point(0, ourRecall),
                tooFew,
                first,
                peer.map(_ -> theirs.point(width, peerRecall)));
    }

    private int peerWidth(FilteredPeer filtered, BitSet allowed, Truth truth) throws IOException {
        filtered.allow(allowed);
        for (int width : PEER_WIDTHS) {
            if (truth.recall(filtered.pass(k, width).rows()) >= recall) {
                return width;
            }
        }
        return PEER_WIDTHS.getLast();
    }

    /** Ranges of the same width that begin elsewhere, each asked once. */
    private double firstUseMicros(String key, int permille) {
        List<Double> micros = new ArrayList<>();
        int steps = Math.min(FIRST_USES, FilterLabels.NUMBERS - permille);
        for (int i = 1; i <= steps; i++) {
            int from = i * (FilterLabels.NUMBERS - permille) / steps;
            Filter fresh = FilterLabels.filter(key, from, from + permille);
            micros.add(database.oneSearchNanos(fresh, i % set.queries().length) / 1e3);
        }
        return Percentiles.median(micros);
    }
}
