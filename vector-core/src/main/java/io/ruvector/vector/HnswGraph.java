package io.ruvector.vector;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A hierarchical navigable small world graph over slots, after Y. Malkov and D. Yashunin, "Efficient and robust
 * approximate nearest neighbor search using Hierarchical Navigable Small World graphs", TPAMI 2018. Names are theirs:
 * {@code m} is M, {@code 2m} is M_max0, {@code mL} is 1/ln(M), {@code ep} the entry point.
 *
 * <p>It knows vectors through {@link SlotDistances} only. The level of the n-th insertion follows from the seed and n, so
 * that the same insertions give the same graph. Changes must run alone; walks may run together, each with its own
 * {@link LayerSearch}.
 */
final class HnswGraph {
    static final int NO_SLOT = -1;

    private static final int MAX_LEVEL = 24;

    private final int m;
    private final int efConstruction;
    private final long seed;
    private final SlotDistances distances;
    private final HnswLayers layers;
    private final NeighbourSelection selection;
    private final LayerSearch walk = new LayerSearch();
    private final int[] current;
    private int ep = NO_SLOT;
    private long insertions;

    HnswGraph(HnswConfig config, long seed, SlotDistances distances) {
        this.m = config.m();
        this.efConstruction = config.efConstruction();
        this.seed = seed;
        this.distances = distances;
        this.layers = new HnswLayers(m);
        this.selection = new NeighbourSelection(distances, 2 * m);
        this.current = new int[2 * m];
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

    SlotDistances distances() {
        return distances;
    }

    /** INSERT, Algorithm 1: gives a slot its links; only accepted (living) nodes become its neighbours. */
    void insert(int slot, IntPredicate accepted) {
        int level = levelOf(insertions++);
        layers.add(slot, level);
        if (ep == NO_SLOT) {
            ep = slot;
            return;
        }
        connect(slot, accepted);
        if (level > layers.level(ep)) {
            ep = slot;
        }
    }

    /** Searches neighbours for a node on each of its layers and links it with them, both ways. */
    void connect(int slot, IntPredicate accepted) {
        QueryDistance query = other -> distances.between(slot, other);
        int level = layers.level(slot);
        int top = layers.level(ep);
        int nearest = descend(query, Math.min(level, top));
        IntPredicate others = other -> other != slot && accepted.test(other);
        for (int layer = Math.min(level, top); layer >= 0; layer--) {
            walk.begin(layers.limit());
            walk.start(nearest, query.to(nearest), others);
            walk.run(layers, layer, efConstruction, query, others);
            selection.candidates(walk.nearest());
            int count = selection.select(m, true);
            if (count > 0) {
                nearest = selection.selected()[0];
            }
            link(slot, layer, count);
        }
    }

    private void link(int slot, int layer, int count) {
        LinkTable table = layers.table(layer);
        int[] neighbours = Arrays.copyOf(selection.selected(), count);
        table.set(layers.list(slot, layer), neighbours, count);
        for (int neighbour : neighbours) {
            int list = layers.list(neighbour, layer);
            if (!hasLink(table, list, slot) && !table.add(list, slot)) {
                shrink(table, list, neighbour, slot);
            }
        }
    }

    private static boolean hasLink(LinkTable table, int list, int slot) {
        for (int i = table.count(list) - 1; i >= 0; i--) {
            if (table.link(list, i) == slot) {
                return true;
            }
        }
        return false;
    }

    private void shrink(LinkTable table, int list, int node, int added) {
        int count = table.copy(list, current);
        selection.clear();
        selection.candidate(added, distances.between(node, added));
        for (int i = 0; i < count; i++) {
            selection.candidate(current[i], distances.between(node, current[i]));
        }
        // A list that is cut back to what leads elsewhere has room for the next links, which saves a third of the
        // build's
        // distances; keeping the others here would save a search 1 to 5 percent of its own.
        table.set(list, selection.selected(), selection.select(table.capacity(), false));
    }

    /** K-NN-SEARCH, Algorithm 5: leaves the {@code ef} nearest accepted nodes in the walk's working memory. */
    void search(QueryDistance query, int ef, IntPredicate accepted, LayerSearch with) {
        with.begin(layers.limit());
        if (ep != NO_SLOT) {
            int nearest = descend(query, 0);
            with.start(nearest, query.to(nearest), accepted);
            with.run(layers, 0, ef, query, accepted);
        }
    }

    /** Goes greedily down from the entry point to the nearest node on the layer above {@code layer}. */
    private int descend(QueryDistance query, int layer) {
        int nearest = ep;
        float distance = query.to(nearest);
        for (int at = layers.level(ep); at > layer; at--) {
            LinkTable table = layers.table(at);
            for (boolean moved = true; moved; ) {
                moved = false;
                int list = layers.list(nearest, at);
                for (int i = table.count(list) - 1; i >= 0; i--) {
                    int neighbour = table.link(list, i);
                    float other = query.to(neighbour);
                    if (other < distance) {
                        distance = other;
                        nearest = neighbour;
                        moved = true;
                    }
                }
            }
        }
        return nearest;
    }

    void save(SnapshotOutput out) throws IOException {
        out.putInt(ep);
        out.putLong(insertions);
        layers.save(out);
    }

    void load(SnapshotInput in) throws IOException {
        ep = in.getInt();
        insertions = in.getLong();
        layers.load(in);
    }

    private int levelOf(long insertion) {
        double mL = 1 / Math.log(m);
        return Math.min(MAX_LEVEL, (int) (-Math.log(uniform(seed, insertion)) * mL));
    }

    /** A number in (0, 1] from the n-th output of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
    private static double uniform(long seed, long n) {
        long z = seed + (n + 1) * 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return (((z ^ (z >>> 31)) >>> 11) + 1) * 0x1.0p-53;
    }
}
