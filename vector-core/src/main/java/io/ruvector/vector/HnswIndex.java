package io.ruvector.vector;

import java.io.IOException;
import java.util.BitSet;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * An approximate index: an HNSW graph (Malkov and Yashunin, TPAMI 2018) over vectors in full precision.
 *
 * <p>While it is small it has no graph and compares exactly, which is faster then. A removed vector stays in the graph as
 * a way to others, and is never found; when a fifth of the graph is dead, it is repaired and the slots are used again.
 * Deterministic: the same changes in the same order give the same graph.
 *
 * {@snippet :
 * VectorIndex index = new HnswIndex(384, Similarity.COSINE, HnswConfig.defaults(), 2_000);
 * int slot = index.add(vector);
 * Neighbours nearest = index.search(query, 10, 64, any -> true);
 * }
 */
public final class HnswIndex implements VectorIndex {
    private static final long SEED = 42;
    private static final int DEAD_SHARE = 5;
    private static final int DEAD_LEAST = 32;

    private final VectorArena arena;
    private final HnswConfig config;
    private final int exactUpTo;
    private final BitSet live = new BitSet();
    private final ConcurrentLinkedQueue<LayerSearch> idle = new ConcurrentLinkedQueue<>();
    private @Nullable HnswGraph graph;
    private int size;
    private int dead;

    /**
     * An empty index.
     *
     * @param dimension components of every vector
     * @param similarity how vectors are compared
     * @param config the graph's parameters
     * @param exactUpTo vectors up to which it has no graph and compares with all; at least 0
     */
    public HnswIndex(int dimension, Similarity similarity, HnswConfig config, int exactUpTo) {
        this(new VectorArena(dimension, similarity, Simd.kernel()), config, exactUpTo);
    }

    HnswIndex(VectorArena arena, HnswConfig config, int exactUpTo) {
        this.arena = arena;
        this.config = config;
        this.exactUpTo = exactUpTo;
    }

    @Override
    public int dimension() {
        return arena.dimension();
    }

    @Override
    public Similarity similarity() {
        return arena.similarity();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int slotLimit() {
        return arena.limit();
    }

    @Override
    public boolean isLive(int slot) {
        return live.get(slot);
    }

    @Override
    public int add(float[] vector) {
        int slot = arena.add(vector);
        if (graph != null) {
            graph.insert(slot, live::get);
        }
        live.set(slot);
        size++;
        if (graph == null && size > exactUpTo) {
            buildGraph();
        }
        return slot;
    }

    private void buildGraph() {
        HnswGraph built = new HnswGraph(config, SEED, arena::between);
        for (int slot = live.nextSetBit(0); slot >= 0; slot = live.nextSetBit(slot + 1)) {
            built.insert(slot, live::get);
        }
        graph = built;
    }

    @Override
    public void remove(int slot) {
        live.clear(slot);
        size--;
        if (graph == null) {
            arena.release(slot);
            return;
        }
        dead++;
        if (size == 0 || dead >= DEAD_LEAST && dead * DEAD_SHARE > size + dead) {
            dropDead(graph);
        }
    }

    private void dropDead(HnswGraph from) {
        BitSet gone = new BitSet();
        for (int slot = 0; slot < from.layers().limit(); slot++) {
            gone.set(slot, from.layers().contains(slot) && !live.get(slot));
        }
        if (size == 0) {
            graph = null;
        } else {
            GraphRepair.removeDead(from, live);
        }
        gone.stream().forEach(arena::release);
        dead = 0;
    }

    @Override
    public Neighbours search(float[] query, int k, int efSearch, IntPredicate allowed) {
        if (graph == null || size <= exactUpTo) {
            return searchExact(query, k, allowed);
        }
        Neighbours found = walk(graph, query, k, Math.max(k, efSearch), allowed);
        // Too few: the graph was left by the filter's gaps, or there are no more. Only a look at all of them tells.
        return found.size() < Math.min(k, size) ? searchExact(query, k, allowed) : found;
    }

    private Neighbours walk(HnswGraph through, float[] query, int k, int ef, IntPredicate allowed) {
        float[] prepared = arena.prepare(query);
        @Nullable LayerSearch pooled = idle.poll();
        LayerSearch walk = pooled == null ? new LayerSearch() : pooled;
        through.search(slot -> arena.toQuery(prepared, slot), ef, slot -> live.get(slot) && allowed.test(slot), walk);
        SlotHeap nearest = walk.nearest();
        while (nearest.size() > k) {
            nearest.pop();
        }
        Neighbours found = ExactScan.ranked(nearest, arena);
        idle.add(walk);
        return found;
    }

    @Override
    public Neighbours searchExact(float[] query, int k, IntPredicate allowed) {
        return ExactScan.nearest(arena, live, query, k, allowed);
    }

    @Override
    public Neighbours searchAmong(float[] query, int k, BitSet slots) {
        return ExactScan.nearest(arena, slots, query, k, _ -> true);
    }

    boolean hasGraph() {
        return graph != null;
    }

    /** Writes vectors and graph; it must have one. */
    void save(SnapshotOutput out) throws IOException {
        HnswGraph saved = Objects.requireNonNull(graph);
        arena.save(out);
        saved.save(out);
        for (int slot = 0; slot < arena.limit(); slot++) {
            out.putByte(live.get(slot) ? 1 : 0);
        }
    }

    /** Reads what {@link #save} wrote into this empty index. */
    void load(SnapshotInput in) throws IOException {
        arena.load(in);
        HnswGraph loaded = new HnswGraph(config, SEED, arena::between);
        loaded.load(in);
        for (int slot = 0; slot < arena.limit(); slot++) {
            boolean found = in.getByte() != 0;
            live.set(slot, found);
            if (!loaded.layers().contains(slot)) {
                arena.release(slot);
            } else if (!found) {
                dead++;
            }
        }
        size = live.cardinality();
        graph = loaded;
    }
}
