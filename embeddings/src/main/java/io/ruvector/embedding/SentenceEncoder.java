package io.ruvector.embedding;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A BERT-like ONNX model held by DJL: token ids in, one pooled vector a sequence out, not yet of unit length.
 *
 * <p>Thread-safe: ONNX Runtime runs one session from many threads, and each call has its own tensors. One call uses one
 * thread; speed comes from many callers, because a thread pool inside a session that is this small mostly waits.
 */
final class SentenceEncoder implements AutoCloseable {
    private static final String ENGINE = "OnnxRuntime";
    private static final Map<String, String> SESSION = Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1");

    private final Model model;
    private final Pooling pooling;
    private final int dimension;
    private final List<String> inputs;

    SentenceEncoder(ModelFile onnx, String id, Pooling pooling, int dimension)
            throws IOException, MalformedModelException {
        this.pooling = pooling;
        this.dimension = dimension;
        // By name and first: the tokenizer's jar brings another engine, which DJL would prefer.
        Engine engine = Engine.getEngine(ENGINE);
        OnnxEnvironment.keepToTheEnd();
        model = engine.newModel(id, Device.cpu());
        try {
            load(onnx);
            inputs = new ArrayList<>(
                    model.getBlock().describeInput().stream().map(Pair::getKey).toList());
        } catch (IOException | MalformedModelException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private void load(ModelFile onnx) throws IOException, MalformedModelException {
        Optional<Path> file = onnx.asFile();
        if (file.isPresent()) {
            model.load(file.get(), null, SESSION);
            return;
        }
        try (InputStream in = onnx.open()) {
            model.load(in, SESSION);
        }
    }

    /**
     * Encodes sequences in one batch, padded to the longest.
     *
     * @param sequences token ids with special tokens
     * @return one vector a sequence, in order
     */
    List<float[]> encode(List<long[]> sequences) {
        int length = sequences.stream().mapToInt(ids -> ids.length).max().orElse(0);
        try (NDManager scope = model.getNDManager().newSubManager()) {
            NDList out = model.getBlock()
                    .forward(new ParameterStore(scope, false), tensors(scope, sequences, length), false);
            checkShape(out.getFirst().getShape());
            ByteBuffer bytes = out.getFirst().toByteBuffer();
            FloatBuffer hidden = bytes.asFloatBuffer();
            List<float[]> vectors = new ArrayList<>(sequences.size());
            for (int i = 0; i < sequences.size(); i++) {
                int firstToken = pooling == Pooling.NONE ? i : i * length;
                vectors.add(pooled(hidden, firstToken, sequences.get(i).length));
            }
            return vectors;
        }
    }

    /** A bundled model always fits; a user's own may be described wrongly. */
    private void checkShape(Shape shape) {
        int expected = pooling == Pooling.NONE ? 2 : 3;
        if (shape.dimension() != expected || shape.get(expected - 1) != dimension) {
            throw new EmbeddingFailedException(
                    "expected output of " + expected + " axes, the last of length " + dimension + " (pooling " + pooling
                            + "), the model gave " + shape,
                    null);
        }
    }

    private NDList tensors(NDManager scope, List<long[]> sequences, int length) {
        long[] ids = new long[sequences.size() * length];
        long[] mask = new long[ids.length];
        for (int i = 0; i < sequences.size(); i++) {
            long[] sequence = sequences.get(i);
            System.arraycopy(sequence, 0, ids, i * length, sequence.length);
            Arrays.fill(mask, i * length, i * length + sequence.length, 1);
        }
        NDList tensors = new NDList(inputs.size());
        for (String input : inputs) {
            long[] values = switch (input) {
                case "input_ids" -> ids;
                case "attention_mask" -> mask;
                case "token_type_ids" -> new long[ids.length];
                default -> throw new EmbeddingFailedException("the model wants an unknown input " + input, null);
            };
            NDArray tensor = scope.create(LongBuffer.wrap(values), new Shape(sequences.size(), length), DataType.INT64);
            tensor.setName(input);
            tensors.add(tensor);
        }
        return tensors;
    }

    private float[] pooled(FloatBuffer hidden, int firstToken, int tokens) {
        float[] vector = new float[dimension];
        hidden.get(firstToken * dimension, vector);
        if (pooling != Pooling.MEAN) {
            return vector;
        }
        float[] token = new float[dimension];
        for (int t = 1; t < tokens; t++) {
            hidden.get((firstToken + t) * dimension, token);
            for (int d = 0; d < dimension; d++) {
                vector[d] += token[d];
            }
        }
        for (int d = 0; d < dimension; d++) {
            vector[d] /= tokens;
        }
        return vector;
    }

    @Override
    public void close() {
        model.close();
    }
}
