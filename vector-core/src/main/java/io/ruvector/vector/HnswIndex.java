package io.ruvector.vector;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An approximate index: an HNSW graph (Malkov and Yashunin, TPAMI 2018) that is walked by short codes; what is found is
 * ranked by full vectors.
 *
 * <p>While it is small it has no graph and compares exactly, which is faster then. A removed vector stays in the graph as
 * a way to others, and is never found; when a tenth of the graph is dead, each further removal repairs a part of it, and
 * slots are used again when that is done. One thread at a time changes it, while any number search. Deterministic: the same
 * changes in the same order give the same graph, unless several threads connect.
 *
 * {@snippet :
 * VectorIndex index = new HnswIndex(384, Similarity.COSINE, HnswConfig.defaults(), 2_000);
 * int slot = index.add(vector);
 * Neighbours nearest = index.search(query, 10, 64, any -> true);
 * }
 */
public final class HnswIndex implements VectorIndex {
    private static final long SEED = 42;

    /** A sweep begins when one node in so many is dead ... */
    private static final int DEAD_SHARE = 10;

    private static final int DEAD_LEAST = 32;

    /** ... and is through when as many have been removed again. */
    private static final int NODES_A_REMOVAL = 2 * DEAD_SHARE;

    private final Metric metric;
    private final HnswConfig config;
    private final Quantization quantization;
    private final int exactUpTo;
    private final ReadEpochs epochs = new ReadEpochs();
    private final SlotAllocator slots = new SlotAllocator(epochs);
    private final SlotSet live = new SlotSet();
    private final Supplier<@Nullable FullVectors> graphVectors;
    private volatile FullVectors vectors;
    private volatile @Nullable CodedGraph coded;
    private @Nullable GraphRepair sweep;

    /**
     * An empty index with {@link Quantization#INT4} codes where the similarity allows.
     *
     * @param dimension components of every vector
     * @param similarity how vectors are compared
     * @param config the graph's parameters
     * @param exactUpTo vectors up to which it has no graph and compares with all; at least 0
     */
    public HnswIndex(int dimension, Similarity similarity, HnswConfig config, int exactUpTo) {
        this(dimension, similarity, config, exactUpTo, Quantization.standard(similarity));
    }

    /**
     * An empty index.
     *
     * @param dimension components of every vector
     * @param similarity how vectors are compared
     * @param config the graph's parameters
     * @param exactUpTo vectors up to which it has no graph and compares with all; at least 0
     * @param quantization the codes that the graph is walked by
     */
    public HnswIndex(
            int dimension, Similarity similarity, HnswConfig config, int exactUpTo, Quantization quantization) {
        this(new Metric(similarity, Simd.kernel(), dimension), config, exactUpTo, quantization);
    }

    private HnswIndex(Metric metric, HnswConfig config, int exactUpTo, Quantization quantization) {
        this(metric, new HeapVectors(metric), () -> null, config, exactUpTo, quantization);
    }

    /**
     * An empty index.
     *
     * @param graphVectors where the vectors are moved to when it gets a graph; null when they stay
     */
    HnswIndex(
            Metric metric,
            FullVectors vectors,
            Supplier<@Nullable FullVectors> graphVectors,
            HnswConfig config,
            int exactUpTo,
            Quantization quantization) {
        if (!quantization.suits(metric.similarity())) {
            throw new InvalidInputException("quantization", quantization, "NONE with " + metric.similarity());
        }
        this.metric = metric;
        this.graphVectors = graphVectors;
        this.config = config;
        this.exactUpTo = exactUpTo;
        this.quantization = quantization;
        this.vectors = vectors;
    }

    @Override
    public int dimension() {
        return metric.dimension();
    }

    @Override
    public Similarity similarity() {
        return metric.similarity();
    }

    /** The codes that the graph is walked by. */
    public Quantization quantization() {
        return quantization;
    }

    @Override
    public int size() {
        return live.size();
    }

    @Override
    public int slotLimit() {
        return slots.limit();
    }

    @Override
    public boolean isLive(int slot) {
        return live.get(slot);
    }

    @Override
    public int add(float[] vector) {
        int slot = place(vector);
        connect(new int[] {slot}, 1);
        show(slot);
        maintain(1);
        return slot;
    }

    /** Stores a vector without anybody finding it. */
    int place(float[] vector) {
        int slot = slots.take();
        float[] comparable = metric.comparable(vector);
        vectors.put(slot, comparable);
        CodedGraph now = coded;
        if (now != null) {
            now.add(slot, comparable);
        }
        return slot;
    }

    /** Gives placed vectors their links, by one or more threads. */
    void connect(int[] placed, int threads) {
        CodedGraph now = coded;
        if (now != null) {
            now.connect(placed, threads);
        }
    }

    /** Lets searches find a vector. */
    void show(int slot) {
        live.set(slot);
    }

    @Override
    public void remove(int slot) {
        hide(slot);
        repair(1);
    }

    /** Lets no search find a vector from now on. */
    void hide(int slot) {
        live.clear(slot);
        CodedGraph now = coded;
        if (now == null) {
            slots.release(slot);
        } else {
            now.graph().removed().set(slot);
        }
    }

    /** Builds the graph when the index has become large enough, and trains its codes when it has outgrown them. */
    void maintain(int threads) {
        CodedGraph now = coded;
        if (now == null && live.size() > exactUpTo) {
            moveVectors();
            CodedGraph built = CodedGraph.train(metric, vectors, live, config, quantization, SEED);
            built.build(threads);
            coded = built;
        } else if (now != null && now.isOutgrown(live.size())) {
            coded = now.retrained();
        }
    }

    private void moveVectors() {
        @Nullable FullVectors target = graphVectors.get();
        if (target != null) {
            float[] vector = new float[metric.dimension()];
            for (int slot = live.next(0); slot >= 0; slot = live.next(slot + 1)) {
                vectors.read(slot, vector);
                target.put(slot, vector);
            }
            vectors = target;
        }
    }

    /** Repairs as much of the graph as so many removals call for. */
    void repair(int removals) {
        CodedGraph now = coded;
        if (now == null) {
            return;
        }
        SlotSet removed = now.graph().removed();
        if (live.size() == 0) {
            dropGraph(removed);
            return;
        }
        if (sweep == null && removed.size() >= DEAD_LEAST && removed.size() * DEAD_SHARE > live.size()) {
            sweep = new GraphRepair(now.graph(), live);
        }
        if (sweep != null && sweep.step(NODES_A_REMOVAL * removals, slots::release)) {
            sweep = null;
        }
    }

    private void dropGraph(SlotSet removed) {
        coded = null;
        sweep = null;
        for (int slot = removed.next(0); slot >= 0; slot = removed.next(slot + 1)) {
            slots.release(slot);
        }
    }

    @Override
    public Neighbours search(float[] query, int k, int efSearch) {
        CodedGraph through = coded;
        if (through == null || live.size() <= exactUpTo) {
            return searchExact(query, k, _ -> true);
        }
        int ef = Math.max(k, efSearch);
        int dead = through.graph().removed().size();
        // The dead in the beam take the place of living.
        int beam = (int) Math.min(Integer.MAX_VALUE - 8, ef + (long) ef * dead / Math.max(1, live.size()));
        Neighbours found = inEpoch(() -> through.search(it -> it.walk(through.graph(), query, k, beam)));
        return found.size() < Math.min(k, live.size()) ? searchExact(query, k, _ -> true) : found;
    }

    @Override
    public Neighbours search(float[] query, int k, int efSearch, IntPredicate allowed) {
        CodedGraph through = coded;
        if (through == null || live.size() <= exactUpTo) {
            return searchExact(query, k, allowed);
        }
        int ef = Math.max(k, efSearch);
        Neighbours found = inEpoch(() -> through.search(it -> it.walk(through.graph(), query, k, ef, allowed)));
        // Too few: the graph was left by the filter's gaps, or there are no more. Only a look at all of them tells.
        return found.size() < Math.min(k, live.size()) ? searchExact(query, k, allowed) : found;
    }

    @Override
    public Neighbours searchExact(float[] query, int k, IntPredicate allowed) {
        return inEpoch(() -> ExactScan.nearest(vectors, metric, query, k, live::next, allowed));
    }

    @Override
    public Neighbours searchAmong(float[] query, int k, BitSet among) {
        return inEpoch(() -> ExactScan.nearest(vectors, metric, query, k, among::nextSetBit, live::get));
    }

    /** The nearest of given slots, of which only the {@code efSearch} nearest by their codes are compared in full. */
    Neighbours searchAmong(float[] query, int k, int efSearch, SlotSet among) {
        CodedGraph through = coded;
        return through == null || through.codes() == null
                ? searchExactAmong(query, k, among)
                : inEpoch(() -> through.search(it -> it.scan(among, query, k, Math.max(4 * k, efSearch))));
    }

    /** The nearest of given slots, exactly. */
    Neighbours searchExactAmong(float[] query, int k, SlotSet among) {
        return inEpoch(() -> ExactScan.nearest(vectors, metric, query, k, among::next, live::get));
    }

    private Neighbours inEpoch(Supplier<Neighbours> search) {
        int epoch = epochs.enter();
        try {
            return search.get();
        } finally {
            epochs.exit(epoch);
        }
    }

    boolean hasGraph() {
        return coded != null;
    }

    /** Notes what there is at a moment while nothing changes, for {@link #save}. Slots that it has are kept as they are. */
    SavePoint beginSave() {
        CodedGraph now = Objects.requireNonNull(coded);
        SlotSet nodes = live.copy();
        SlotSet removed = now.graph().removed();
        for (int slot = removed.next(0); slot >= 0; slot = removed.next(slot + 1)) {
            nodes.set(slot);
        }
        slots.hold();
        return new SavePoint(
                now,
                slots.limit(),
                live.copy(),
                nodes,
                now.graph().entryPoint(),
                now.graph().insertions(),
                vectors.takeUnsaved(),
                slots.heldCount());
    }

    /** Writes codes and graph as of a moment, and the vectors to their own file; changes may go on meanwhile. */
    void save(SavePoint point, SnapshotOutput out, MappedVectors file) throws IOException {
        vectors.save(point.unsaved(), file);
        out.putInt(point.limit());
        point.coded().save(out, point);
    }

    /** The files of a moment are in place, while nothing changes: what only the files before them had may go. */
    void endSave(SavePoint point) {
        slots.letGo(point.held());
    }

    /**
     * Reads what {@link #save} wrote into this empty index; then {@link #show} what is alive and {@link #endLoad}.
     *
     * @throws IOException when a vector does not have its checksum
     */
    void load(SnapshotInput in, MappedVectors file) throws IOException {
        int limit = in.getInt();
        CodedGraph loaded = CodedGraph.load(in, limit, metric, vectors, live, config, quantization, SEED);
        int[] unused = IntStream.range(0, limit)
                .filter(slot -> !loaded.graph().layers().contains(slot))
                .toArray();
        slots.restore(limit, unused);
        slots.hold();
        for (int slot = 0; slot < limit; slot++) {
            if (loaded.graph().layers().contains(slot)) {
                if (!file.isSound(slot)) {
                    throw new IOException("the vector of slot " + slot + " does not have its checksum");
                }
                vectors.load(slot, file);
            }
        }
        coded = loaded;
    }

    /** What was not shown is dead; where links were lost, what none leads to any more is connected. */
    void endLoad() {
        CodedGraph loaded = Objects.requireNonNull(coded);
        for (int slot = 0; slot < slots.limit(); slot++) {
            if (loaded.graph().layers().contains(slot) && !live.get(slot)) {
                loaded.graph().removed().set(slot);
            }
        }
        if (loaded.graph().droppedLinks() > 0) {
            GraphRepair.connectUnreachable(loaded.graph(), live);
        }
    }

    /**
     * What an index had at a moment.
     *
     * @param coded graph and codes
     * @param limit one more than the highest slot
     * @param live the slots that could be found
     * @param nodes those and the dead in the graph
     * @param entryPoint the graph's
     * @param insertions the graph's
     * @param unsaved slots whose vectors are in no file
     * @param held slots that only earlier files refer to
     */
    record SavePoint(
            CodedGraph coded,
            int limit,
            SlotSet live,
            SlotSet nodes,
            int entryPoint,
            long insertions,
            BitSet unsaved,
            int held) {}
}
