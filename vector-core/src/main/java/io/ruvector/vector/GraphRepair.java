package io.ruvector.vector;

import java.util.function.IntConsumer;

/**
 * The removal of dead nodes from a graph without building it anew, a few nodes at a time so that nobody waits: a sweep over
 * all nodes relinks those that lead to a dead one; when it is through, the dead are let go of, and nodes to which no link
 * leads any more are connected afresh. Searches go on meanwhile.
 */
final class GraphRepair {
    private final HnswGraph graph;
    private final HnswLayers layers;
    private final SlotSet live;
    private final SlotSet going = new SlotSet();
    private final VisitedSlots seen = new VisitedSlots();
    private int next;

    /** Begins a sweep against the nodes that are removed at this moment; {@code live} must not become empty. */
    GraphRepair(HnswGraph graph, SlotSet live) {
        this.graph = graph;
        this.layers = graph.layers();
        this.live = live;
        for (int slot = graph.removed().next(0);
                slot >= 0;
                slot = graph.removed().next(slot + 1)) {
            going.set(slot);
        }
    }

    /** Looks at so many more nodes; whether the sweep is through and has ended. */
    boolean step(int nodes, IntConsumer release) {
        int end = Math.min(layers.limit(), next + nodes);
        graph.withLinker(linker -> {
            for (; next < end; next++) {
                for (int layer = staying(next) ? layers.level(next) : -1; layer >= 0; layer--) {
                    linker.relink(next, layer, going, seen);
                }
            }
        });
        if (next < layers.limit()) {
            return false;
        }
        finish(release);
        return true;
    }

    private boolean staying(int slot) {
        return layers.contains(slot) && !going.get(slot);
    }

    private void finish(IntConsumer release) {
        if (going.get(graph.entryPoint())) {
            graph.entryPoint(highest());
        }
        connectUnreachable(graph, live);
        for (int slot = going.next(0); slot >= 0; slot = going.next(slot + 1)) {
            graph.removed().clear(slot);
            release.accept(slot);
        }
    }

    private int highest() {
        int best = live.next(0);
        for (int slot = best; slot >= 0; slot = live.next(slot + 1)) {
            if (layers.level(slot) > layers.level(best)) {
                best = slot;
            }
        }
        return best;
    }

    /** Connects the living nodes that a walk on layer 0 cannot come to from the entry point. */
    static void connectUnreachable(HnswGraph graph, SlotSet live) {
        SlotSet reached = reachable(graph);
        for (int slot = live.next(0); slot >= 0; slot = live.next(slot + 1)) {
            if (!reached.get(slot)) {
                graph.connect(slot);
            }
        }
    }

    private static SlotSet reachable(HnswGraph graph) {
        SlotSet reached = new SlotSet();
        LinkTable base = graph.layers().table(0);
        int[] stack = new int[graph.layers().limit()];
        int[] links = new int[base.capacity()];
        int depth = 0;
        stack[depth++] = graph.entryPoint();
        reached.set(graph.entryPoint());
        while (depth > 0) {
            int count = base.copy(stack[--depth], links);
            for (int i = 0; i < count; i++) {
                if (!reached.get(links[i])) {
                    reached.set(links[i]);
                    stack[depth++] = links[i];
                }
            }
        }
        return reached;
    }
}
