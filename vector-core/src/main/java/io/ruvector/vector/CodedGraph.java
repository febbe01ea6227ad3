package io.ruvector.vector;

import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A graph with the codes that it is walked by, and the working memory of searches at rest. */
final class CodedGraph {
    /** Codes are trained anew when the index has grown so many times. */
    private static final int GROWTH = 4;

    private final HnswGraph graph;
    private final Metric metric;
    private final FullVectors vectors;
    private final SlotSet live;
    private final HnswConfig config;
    private final @Nullable CodeTable codes;
    private final int trainedOn;
    /** Vectors added since the training or the last look at their drift. */
    private int added;

    private final ConcurrentLinkedQueue<GraphSearch> idle = new ConcurrentLinkedQueue<>();

    private CodedGraph(
            HnswGraph graph,
            Metric metric,
            FullVectors vectors,
            SlotSet live,
            HnswConfig config,
            @Nullable CodeTable codes,
            int trainedOn) {
        this.graph = graph;
        this.metric = metric;
        this.vectors = vectors;
        this.live = live;
        this.config = config;
        this.codes = codes;
        this.trainedOn = trainedOn;
    }

    /** An empty graph with codes that are trained on the living vectors and hold them. */
    static CodedGraph train(
            Metric metric, FullVectors vectors, SlotSet live, HnswConfig config, Quantization quantization, long seed) {
        @Nullable CodeTable codes = codes(metric, vectors, live, quantization);
        HnswGraph graph = new HnswGraph(config, seed, distances(metric, vectors, codes));
        return new CodedGraph(graph, metric, vectors, live, config, codes, live.size());
    }

    private static @Nullable CodeTable codes(
            Metric metric, FullVectors vectors, SlotSet live, Quantization quantization) {
        if (quantization == Quantization.NONE) {
            return null;
        }
        CodeTable codes = new CodeTable(new QuantizerTraining(vectors, metric, live).train(quantization));
        encode(codes, vectors, metric, live);
        return codes;
    }

    private static void encode(CodeTable codes, FullVectors vectors, Metric metric, SlotSet slots) {
        float[] vector = new float[metric.dimension()];
        for (int slot = slots.next(0); slot >= 0; slot = slots.next(slot + 1)) {
            vectors.read(slot, vector);
            codes.put(slot, vector);
        }
    }

    private static GraphDistances distances(Metric metric, FullVectors vectors, @Nullable CodeTable codes) {
        return codes == null ? new UncodedVectors(vectors, metric.dimension()) : new CodedVectors(codes, vectors);
    }

    HnswGraph graph() {
        return graph;
    }

    @Nullable
    CodeTable codes() {
        return codes;
    }

    /** Links all living vectors. */
    void build(int threads) {
        int[] all = IntStream.iterate(live.next(0), slot -> slot >= 0, slot -> live.next(slot + 1))
                .toArray();
        for (int slot : all) {
            graph.add(slot);
        }
        connect(all, threads);
    }

    /** Adds a node without links. */
    void add(int slot, float[] comparable) {
        if (codes != null) {
            codes.put(slot, comparable);
            added++;
        }
        graph.add(slot);
    }

    /** Gives added nodes their links, by one or more threads. */
    void connect(int[] slots, int threads) {
        if (threads > 1 && slots.length > 1) {
            IntStream.of(slots).parallel().forEach(graph::connect);
        } else {
            IntStream.of(slots).forEach(graph::connect);
        }
    }

    /**
     * Whether the codes no longer fit the vectors: there are many more of them, or as many as the codes were trained on
     * have come since and lie elsewhere. Called by the one thread that adds.
     */
    boolean isOutgrown(int size) {
        return codes != null && (size / GROWTH >= trainedOn || hasDrifted(codes.quantizer()));
    }

    private boolean hasDrifted(Quantizer quantizer) {
        if (added < trainedOn) {
            return false;
        }
        added = 0;
        return new QuantizerTraining(vectors, metric, live).isOff(quantizer.centre());
    }

    /** The same graph with codes that are trained on the vectors of now. */
    CodedGraph retrained() {
        Quantization quantization =
                codes == null ? Quantization.NONE : codes.quantizer().quantization();
        @Nullable CodeTable fresh = codes(metric, vectors, live, quantization);
        if (fresh != null) {
            encode(fresh, vectors, metric, graph.removed());
        }
        graph.distances(distances(metric, vectors, fresh));
        return new CodedGraph(graph, metric, vectors, live, config, fresh, live.size());
    }

    /** Lends working memory to a search. */
    Neighbours search(Function<GraphSearch, Neighbours> work) {
        @Nullable GraphSearch pooled = idle.poll();
        GraphSearch search = pooled == null ? new GraphSearch(vectors, metric, live, codes, config.m()) : pooled;
        Neighbours found = work.apply(search);
        idle.add(search);
        return found;
    }

    void save(SnapshotOutput out, HnswIndex.SavePoint point) throws IOException {
        out.putInt(trainedOn);
        out.putInt(codes == null ? 0 : codes.quantizer().quantization().bits());
        if (codes != null) {
            Quantizer quantizer = codes.quantizer();
            out.putFloats(quantizer.centre(), 0, quantizer.dimension());
            out.putInt(Float.floatToIntBits(quantizer.noise()));
            codes.save(out, point.limit());
        }
        graph.save(out, point.limit(), point.nodes()::get, point.entryPoint(), point.insertions());
    }

    static CodedGraph load(
            SnapshotInput in,
            int limit,
            Metric metric,
            FullVectors vectors,
            SlotSet live,
            HnswConfig config,
            Quantization quantization,
            long seed)
            throws IOException {
        int trainedOn = in.getInt();
        int bits = in.getInt();
        if (bits != (quantization == Quantization.NONE ? 0 : quantization.bits())) {
            throw new OtherSettingsException("it has codes of " + bits + " bits, wanted are " + quantization);
        }
        @Nullable CodeTable codes = null;
        if (bits > 0) {
            float[] centre = new float[metric.dimension()];
            in.getFloats(centre, 0, centre.length);
            float noise = Float.intBitsToFloat(in.getInt());
            codes = new CodeTable(new Quantizer(quantization, metric.similarity(), metric.kernel(), centre, noise));
            codes.load(in, limit);
        }
        HnswGraph graph = new HnswGraph(config, seed, distances(metric, vectors, codes));
        graph.load(in, limit);
        return new CodedGraph(graph, metric, vectors, live, config, codes, trainedOn);
    }
}
