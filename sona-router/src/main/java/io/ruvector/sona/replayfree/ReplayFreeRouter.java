package io.ruvector.sona.replayfree;

import io.ruvector.sona.EwcPlusPlus;
import io.ruvector.sona.Example;
import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.Table;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A router that keeps no text, no embedding and no count of what it was taught, only shared weights: for data that may not
 * be stored. EWC++ guards the weights while further tasks are taught. It answers worse than
 * {@link io.ruvector.sona.SonaRouter}, which keeps sums and examples, and cannot take a contribution out again: the two
 * belong together.
 *
 * <pre>{@code
 * ReplayFreeRouter router = ReplayFreeRouter.open(db, embedder, "team-a", ReplayFreeOptions.defaults());
 * router.learnTask(List.of(new Example("I was charged twice", "billing"), new Example("no signal", "outage")));
 * Optional<ReplayFreeAnswer> answer = router.route("a second charge");
 * }</pre>
 *
 * <p>A task is durable when {@link #learnTask} returns. Thread-safe; calls wait for a task being learned.
 */
public final class ReplayFreeRouter {

    private static final String TABLE = "sona-replayfree";
    private static final int BATCH = 16;
    private static final double DECAY = 0.01;

    private final VectorDb db;
    private final Table table;
    private final TextEmbedder embedder;
    private final String scope;
    private final ReplayFreeOptions options;
    private final List<String> routeIds = new ArrayList<>();
    private final GuardedHead head;

    private ReplayFreeRouter(VectorDb db, TextEmbedder embedder, String scope, ReplayFreeOptions options) {
        this.db = db;
        this.table = db.table(TABLE);
        this.embedder = embedder;
        this.scope = scope;
        this.options = options;
        this.head = new GuardedHead(embedder.dimension(), options);
        table.get(scope).ifPresent(this::restore);
    }

    /**
     * The router of a scope, created when absent.
     *
     * @param db the store; stays the caller's to close
     * @param embedder gives the vectors
     * @param scope whose it is, not blank
     * @param options how to train; rank and dimension must be those it was made with
     * @throws io.ruvector.sona.ShapeMismatchException if the stored weights have another shape
     */
    public static ReplayFreeRouter open(VectorDb db, TextEmbedder embedder, String scope, ReplayFreeOptions options) {
        if (scope.isBlank()) {
            throw new InvalidInputException("scope", scope, "text that is not blank");
        }
        return new ReplayFreeRouter(db, embedder, scope, options);
    }

    /**
     * Learns a task and forgets its texts: everything new of one time. Routes not seen before are added.
     *
     * @param examples texts with their routes, at least one
     * @throws InvalidInputException if there is none
     */
    public synchronized void learnTask(List<Example> examples) {
        if (examples.isEmpty()) {
            throw new InvalidInputException("examples", 0, "at least one");
        }
        for (Example example : examples) {
            if (!routeIds.contains(example.routeId())) {
                routeIds.add(example.routeId());
            }
        }
        head.growTo(routeIds.size());
        float[][] vectors = embedder.embedPassages(
                        examples.stream().map(Example::text).toList())
                .toArray(float[][]::new);
        int[] labels =
                examples.stream().mapToInt(e -> routeIds.indexOf(e.routeId())).toArray();
        boolean[] mask = new boolean[routeIds.size()];
        Arrays.fill(mask, !options.masked());
        for (int label : labels) {
            mask[label] = true;
        }
        train(vectors, labels, mask);
        head.finishTask();
        db.write(new WriteBatch().put(table, scope, state()));
    }

    private void train(float[][] vectors, int[] labels, boolean[] mask) {
        SplittableRandom random = new SplittableRandom(options.seed());
        int steps = Math.max(1, options.epochs() * labels.length / BATCH);
        for (int step = 0; step < steps; step++) {
            float[][] batch = new float[BATCH][];
            int[] wanted = new int[BATCH];
            for (int i = 0; i < BATCH; i++) {
                int drawn = random.nextInt(labels.length);
                batch[i] = vectors[drawn];
                wanted[i] = labels[drawn];
            }
            head.step(batch, wanted, mask);
        }
    }

    /**
     * The route a text belongs to most likely.
     *
     * @param text not blank
     * @return empty before the first task
     */
    public synchronized Optional<ReplayFreeAnswer> route(String text) {
        if (text.isBlank()) {
            throw new InvalidInputException("text", text, "text that is not blank");
        }
        if (routeIds.isEmpty()) {
            return Optional.empty();
        }
        boolean[] all = new boolean[routeIds.size()];
        Arrays.fill(all, true);
        float[] p = head.probabilities(embedder.embedPassage(text), all);
        int best = 0;
        for (int c = 1; c < p.length; c++) {
            best = p[c] > p[best] ? c : best;
        }
        return Optional.of(new ReplayFreeAnswer(routeIds.get(best), p[best]));
    }

    private byte[] state() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(embedder.modelId());
            out.writeInt(routeIds.size());
            for (String id : routeIds) {
                out.writeUTF(id);
            }
            float[] parameters = head.parameters();
            out.writeInt(parameters.length);
            for (float p : parameters) {
                out.writeFloat(p);
            }
            head.guard().write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void restore(byte[] state) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
            String model = in.readUTF();
            if (!model.equals(embedder.modelId())) {
                throw new io.ruvector.vector.ModelMismatchException(TABLE, model, embedder.modelId());
            }
            for (int left = in.readInt(); left > 0; left--) {
                routeIds.add(in.readUTF());
            }
            head.growTo(routeIds.size());
            int expected = head.parameters().length;
            int actual = in.readInt();
            if (actual != expected) {
                throw new io.ruvector.sona.ShapeMismatchException("stored parameters", expected, actual);
            }
            float[] parameters = new float[actual];
            for (int i = 0; i < actual; i++) {
                parameters[i] = in.readFloat();
            }
            head.restore(parameters, EwcPlusPlus.restored(in, options.lambda(), DECAY));
        } catch (IOException e) {
            throw new CorruptStoreException("the replay-free router of scope " + scope + " cannot be read", e);
        }
    }
}
