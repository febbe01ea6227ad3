package io.ruvector.vector;

import java.util.BitSet;

/**
 * The removal of dead nodes from a graph without building it anew. A living node that links to a dead one gets the dead
 * one's living neighbours as candidates beside its own, and chooses again by the heuristic: the consolidation of
 * A. Singh et al., "FreshDiskANN", 2021 (Algorithm 4), on each layer. A node to which no link leads any more is connected
 * afresh.
 */
final class GraphRepair {
    private final HnswGraph graph;
    private final HnswLayers layers;
    private final BitSet live;
    private final NeighbourSelection selection;
    private final BitSet seen = new BitSet();

    private GraphRepair(HnswGraph graph, BitSet live) {
        this.graph = graph;
        this.layers = graph.layers();
        this.live = live;
        this.selection =
                new NeighbourSelection(graph.distances(), layers.table(0).capacity());
    }

    /** Takes every node that is not live out of the graph; {@code live} must not be empty. */
    static void removeDead(HnswGraph graph, BitSet live) {
        GraphRepair repair = new GraphRepair(graph, live);
        repair.moveEntryPoint();
        for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
            for (int layer = repair.layers.level(slot); layer >= 0; layer--) {
                repair.relink(slot, layer);
            }
        }
        repair.dropDead();
        repair.connectUnreachable();
    }

    private void moveEntryPoint() {
        if (live.get(graph.entryPoint())) {
            return;
        }
        int best = live.nextSetBit(0);
        for (int slot = best; slot >= 0; slot = live.nextSetBit(slot + 1)) {
            if (layers.level(slot) > layers.level(best)) {
                best = slot;
            }
        }
        graph.entryPoint(best);
    }

    private void relink(int slot, int layer) {
        LinkTable table = layers.table(layer);
        int list = layers.list(slot, layer);
        int count = table.count(list);
        boolean intact = true;
        for (int i = 0; i < count; i++) {
            intact &= live.get(table.link(list, i));
        }
        if (intact) {
            return;
        }
        selection.clear();
        seen.clear();
        seen.set(slot);
        for (int i = 0; i < count; i++) {
            int neighbour = table.link(list, i);
            if (live.get(neighbour)) {
                consider(slot, neighbour);
            } else {
                considerNeighbours(slot, table, layers.list(neighbour, layer));
            }
        }
        table.set(list, selection.selected(), selection.select(table.capacity(), true));
    }

    private void considerNeighbours(int slot, LinkTable table, int list) {
        for (int i = table.count(list) - 1; i >= 0; i--) {
            int neighbour = table.link(list, i);
            if (live.get(neighbour)) {
                consider(slot, neighbour);
            }
        }
    }

    private void consider(int slot, int candidate) {
        if (!seen.get(candidate)) {
            seen.set(candidate);
            selection.candidate(candidate, graph.distances().between(slot, candidate));
        }
    }

    private void dropDead() {
        for (int slot = 0; slot < layers.limit(); slot++) {
            if (layers.contains(slot) && !live.get(slot)) {
                layers.remove(slot);
            }
        }
    }

    private void connectUnreachable() {
        BitSet reached = reachable();
        for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
            if (!reached.get(slot)) {
                graph.connect(slot, live::get);
            }
        }
    }

    /** The nodes that a walk on layer 0 can come to from the entry point. */
    private BitSet reachable() {
        BitSet reached = new BitSet();
        LinkTable base = layers.table(0);
        int[] stack = new int[live.cardinality()];
        int depth = 0;
        stack[depth++] = graph.entryPoint();
        reached.set(graph.entryPoint());
        while (depth > 0) {
            int slot = stack[--depth];
            for (int i = base.count(slot) - 1; i >= 0; i--) {
                int neighbour = base.link(slot, i);
                if (!reached.get(neighbour)) {
                    reached.set(neighbour);
                    stack[depth++] = neighbour;
                }
            }
        }
        return reached;
    }
}
