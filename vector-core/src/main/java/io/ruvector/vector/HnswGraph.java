package io.ruvector.vector;

import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A hierarchical navigable small world graph over slots, after Y. Malkov and D. Yashunin, "Efficient and robust
 * approximate nearest neighbor search using Hierarchical Navigable Small World graphs", TPAMI 2018. Names are theirs:
 * {@code m} is M, {@code 2m} is M_max0, {@code mL} is 1/ln(M), {@code ep} the entry point.
 *
 * <p>It knows vectors through {@link GraphDistances} only. The level of the n-th node follows from the seed and n, so that
 * the same insertions by one thread give the same graph. One thread at a time adds and removes nodes; several may connect
 * nodes that were added, and any number search, all at the same time.
 */
final class HnswGraph {
    static final int NO_SLOT = -1;

    private static final int MAX_LEVEL = 24;

    private final HnswConfig config;
    private final long seed;
    private final HnswLayers layers;
    private final SlotSet removed = new SlotSet();
    private volatile GraphDistances distances;
    private volatile ConcurrentLinkedQueue<GraphLinker> idle = new ConcurrentLinkedQueue<>();
    private volatile int ep = NO_SLOT;
    private long insertions;
    private int droppedLinks;

    HnswGraph(HnswConfig config, long seed, GraphDistances distances) {
        this.config = config;
        this.seed = seed;
        this.distances = distances;
        this.layers = new HnswLayers(config.m());
    }

    HnswLayers layers() {
        return layers;
    }

    int entryPoint() {
        return ep;
    }

    void entryPoint(int slot) {
        ep = slot;
    }

    /** The nodes that are walked through, but get no new links. */
    SlotSet removed() {
        return removed;
    }

    /** Changes how vectors are compared from now on. */
    void distances(GraphDistances other) {
        distances = other;
        idle = new ConcurrentLinkedQueue<>();
    }

    /** Adds a node that no link leads to yet; {@link #connect} it next. */
    void add(int slot) {
        removed.clear(slot);
        layers.add(slot, levelOf(insertions++));
        if (ep == NO_SLOT) {
            ep = slot;
        }
    }

    /** INSERT, Algorithm 1: gives an added node its links. */
    void connect(int slot) {
        int start = ep;
        if (start != slot) {
            withLinker(linker -> linker.connect(slot, start));
            if (layers.level(slot) > layers.level(ep)) {
                raise(slot);
            }
        }
    }

    private synchronized void raise(int slot) {
        if (layers.level(slot) > layers.level(ep)) {
            ep = slot;
        }
    }

    /** Lends working memory for linking. */
    void withLinker(Work work) {
        ConcurrentLinkedQueue<GraphLinker> pool = idle;
        @Nullable GraphLinker pooled = pool.poll();
        GraphLinker linker = pooled == null ? new GraphLinker(layers, config, distances, removed) : pooled;
        work.with(linker);
        pool.add(linker);
    }

    /** K-NN-SEARCH, Algorithm 5: leaves the {@code ef} nearest nodes, removed ones among them, in the beam. */
    void search(Distances query, int ef, BeamSearch beam, int[] hop, float[] hopDistances) {
        beam.begin();
        int start = ep;
        if (start != NO_SLOT) {
            int nearest = descend(layers, start, 0, query, hop, hopDistances);
            beam.run(layers, 0, ef, nearest, distance(nearest, query, hop, hopDistances), query);
        }
    }

    /** As {@link #search}, but leaves the {@code ef} nearest accepted nodes, however far it has to go for them. */
    void search(Distances query, int ef, IntPredicate accepted, FilteredSearch walk, int[] hop, float[] hopDistances) {
        walk.begin();
        int start = ep;
        if (start != NO_SLOT) {
            int nearest = descend(layers, start, 0, query, hop, hopDistances);
            walk.run(layers, ef, nearest, distance(nearest, query, hop, hopDistances), query, accepted);
        }
    }

    private static float distance(int slot, Distances query, int[] hop, float[] distances) {
        hop[0] = slot;
        query.to(hop, 1, distances);
        return distances[0];
    }

    /** Goes greedily down from a node to the nearest node on the layer above {@code layer}. */
    static int descend(HnswLayers layers, int from, int layer, Distances query, int[] hop, float[] distances) {
        int nearest = from;
        float distance = distance(from, query, hop, distances);
        for (int at = layers.level(from); at > layer; at--) {
            for (boolean moved = true; moved; ) {
                moved = false;
                int count = layers.table(at).copy(layers.list(nearest, at), hop);
                query.to(hop, count, distances);
                for (int i = 0; i < count; i++) {
                    if (distances[i] < distance) {
                        distance = distances[i];
                        nearest = hop[i];
                        moved = true;
                    }
                }
            }
        }
        return nearest;
    }

    /** Writes those of the first slots that are nodes of a set; the set and its entry point were so at one moment. */
    void save(SnapshotOutput out, int slots, IntPredicate nodes, int entryPoint, long count) throws IOException {
        out.putInt(entryPoint);
        out.putLong(count);
        layers.save(out, slots, nodes);
    }

    void load(SnapshotInput in, int slots) throws IOException {
        ep = in.getInt();
        insertions = in.getLong();
        droppedLinks = layers.load(in, slots);
        if (ep != NO_SLOT && !layers.contains(ep)) {
            throw new IOException("the graph's entry point " + ep + " is no node");
        }
    }

    /** How many links were lost to nodes that came while the file was written that this graph was read from. */
    int droppedLinks() {
        return droppedLinks;
    }

    /** How many nodes were ever added. */
    long insertions() {
        return insertions;
    }

    private int levelOf(long insertion) {
        double mL = 1 / Math.log(config.m());
        return Math.min(MAX_LEVEL, (int) (-Math.log(uniform(seed, insertion)) * mL));
    }

    /** A number in (0, 1] from the n-th output of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
    private static double uniform(long seed, long n) {
        long z = seed + (n + 1) * 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return (((z ^ (z >>> 31)) >>> 11) + 1) * 0x1.0p-53;
    }

    /** Something to do with working memory for linking. */
    interface Work {
        void with(GraphLinker linker);
    }
}
