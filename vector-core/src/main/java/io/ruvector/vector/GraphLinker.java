package io.ruvector.vector;

import java.util.Arrays;

/** Links nodes of a graph with their neighbours. Holds working memory: each of several linking threads has its own. */
final class GraphLinker {
    private final HnswLayers layers;
    private final int m;
    private final int efConstruction;
    private final SlotSet removed;
    private final SlotDistances query;
    private final SlotDistances among;
    private final NeighbourSelection selection;
    private final BeamSearch beam = new BeamSearch();
    private final int[] links;
    private final float[] distances;

    GraphLinker(HnswLayers layers, HnswConfig config, GraphDistances distances, SlotSet removed) {
        this.layers = layers;
        this.m = config.m();
        this.efConstruction = config.efConstruction();
        this.removed = removed;
        this.query = distances.walking();
        this.among = distances.selecting();
        this.selection = new NeighbourSelection(distances.selecting(), 2 * m);
        this.links = new int[2 * m];
        this.distances = new float[2 * m];
    }

    /** Searches neighbours for a node on each of its layers, from an entry point, and links it with them, both ways. */
    void connect(int slot, int ep) {
        query.from(slot);
        int level = layers.level(slot);
        int top = layers.level(ep);
        int nearest = HnswGraph.descend(layers, ep, Math.min(level, top), query, links, distances);
        for (int layer = Math.min(level, top); layer >= 0; layer--) {
            beam.begin();
            links[0] = nearest;
            query.to(links, 1, distances);
            beam.run(layers, layer, efConstruction, nearest, distances[0], query);
            selection.clear();
            for (int place = 0; place < beam.size(); place++) {
                int found = beam.slot(place);
                if (found != slot && !removed.get(found)) {
                    selection.candidate(found, beam.distance(place));
                }
            }
            int count = selection.select(m);
            nearest = count > 0 ? selection.selected()[0] : nearest;
            link(slot, layer, Arrays.copyOf(selection.selected(), count));
        }
    }

    private void link(int slot, int layer, int[] neighbours) {
        LinkTable table = layers.table(layer);
        int list = layers.list(slot, layer);
        synchronized (table.lock(list)) {
            table.set(list, neighbours, neighbours.length);
        }
        boolean linked = false;
        for (int neighbour : neighbours) {
            linked |= linkBack(slot, neighbour, layer);
        }
        if (!linked && neighbours.length > 0) {
            forceLink(slot, neighbours[0], layer);
        }
    }

    /** Whether the neighbour leads to the slot now. */
    private boolean linkBack(int slot, int neighbour, int layer) {
        LinkTable table = layers.table(layer);
        int list = layers.list(neighbour, layer);
        synchronized (table.lock(list)) {
            if (!table.contains(list, slot) && !table.add(list, slot)) {
                shrink(table, list, neighbour, slot);
            }
            return table.contains(list, slot);
        }
    }

    /** Puts the slot in the place of a list's last link, the farthest or least wanted: who is stored has to be found. */
    private void forceLink(int slot, int neighbour, int layer) {
        LinkTable table = layers.table(layer);
        int list = layers.list(neighbour, layer);
        synchronized (table.lock(list)) {
            int count = table.copy(list, links);
            links[count - 1] = slot;
            table.set(list, links, count);
        }
    }

    private void shrink(LinkTable table, int list, int node, int added) {
        int count = table.copy(list, links);
        among.from(node);
        among.to(links, count, distances);
        selection.clear();
        for (int i = 0; i < count; i++) {
            if (!removed.get(links[i])) {
                selection.candidate(links[i], distances[i]);
            }
        }
        links[0] = added;
        among.to(links, 1, distances);
        selection.candidate(added, distances[0]);
        table.set(list, selection.selected(), selection.select(table.capacity()));
    }

    /**
     * Gives a node on a layer links without a set of nodes that are to go: to the neighbours that stay and to those of the
     * neighbours that go (A. Singh et al., "FreshDiskANN", 2021, Algorithm 4).
     */
    void relink(int slot, int layer, SlotSet going, VisitedSlots seen) {
        LinkTable table = layers.table(layer);
        int list = layers.list(slot, layer);
        if (!leadsTo(table, list, going)) {
            return;
        }
        synchronized (table.lock(list)) {
            int count = table.copy(list, links);
            int[] before = Arrays.copyOf(links, count);
            among.from(slot);
            selection.clear();
            seen.clear();
            seen.add(slot);
            for (int neighbour : before) {
                if (going.get(neighbour)) {
                    int others = table.copy(layers.list(neighbour, layer), links);
                    consider(seen.addNew(links, others));
                } else if (seen.add(neighbour)) {
                    links[0] = neighbour;
                    consider(1);
                }
            }
            table.set(list, selection.selected(), selection.select(table.capacity()));
        }
    }

    private static boolean leadsTo(LinkTable table, int list, SlotSet nodes) {
        for (int i = table.count(list) - 1; i >= 0; i--) {
            if (nodes.get(table.link(list, i))) {
                return true;
            }
        }
        return false;
    }

    private void consider(int count) {
        among.to(links, count, distances);
        for (int i = 0; i < count; i++) {
            if (!removed.get(links[i])) {
                selection.candidate(links[i], distances[i]);
            }
        }
    }
}
