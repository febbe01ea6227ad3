package io.ruvector.embedding;

import ai.djl.MalformedModelException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A model in memory: its tokenizer and its encoder. Thread-safe; closing it while it runs is the caller's fault.
 *
 * <p>When the process is told to end it takes no further batch, so that long work ends with an error and not under native
 * code that is being unloaded.
 */
final class LoadedModel implements AutoCloseable {
    private static final int SPECIAL_TOKENS = 2;

    private final ModelPlan model;
    private final TextTokenizer tokenizer;
    private final SentenceEncoder encoder;
    private final Thread shutdownHook = new Thread(this::takeNoFurtherBatch, "ruvector-embedding-end");
    private volatile boolean ending;

    private LoadedModel(ModelPlan model, TextTokenizer tokenizer, SentenceEncoder encoder) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.encoder = encoder;
    }

    static LoadedModel load(ModelPlan model) {
        System.setProperty("ai.djl.offline", "true"); // DJL otherwise looks for files and reports its use online
        FutureTask<TextTokenizer> tokenizer = new FutureTask<>(() -> tokenizer(model));
        Thread.ofPlatform().daemon().name("ruvector-tokenizer").start(tokenizer);
        try {
            OnnxNatives.unpackOnce();
            SentenceEncoder encoder = new SentenceEncoder(model.onnx(), model.id(), model.pooling(), model.dimension());
            LoadedModel loaded = new LoadedModel(model, tokenizer.get(), encoder);
            Runtime.getRuntime().addShutdownHook(loaded.shutdownHook);
            return loaded;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddingFailedException("interrupted while loading " + model.id(), e);
        } catch (IOException | MalformedModelException | ExecutionException | RuntimeException e) {
            throw new EmbeddingFailedException("cannot load embedding model " + model.id(), e);
        }
    }

    private static TextTokenizer tokenizer(ModelPlan model) throws IOException {
        try (InputStream in = model.tokenizer().open()) {
            return new TextTokenizer(in);
        }
    }

    int countTokens(String text) {
        return tokenizer.ids(text).length;
    }

    /** The longest text, in tokens without special tokens, that goes through the model whole. */
    int windowTokens(Role role) {
        return model.contextTokens() - SPECIAL_TOKENS - countTokens(role.prefix(model));
    }

    /** What the model reads of a text: one sequence, or several windows where it is long. */
    List<TokenSequence> sequences(int index, String text, Role role) {
        long[] prefix = tokenizer.ids(role.prefix(model));
        List<TokenSequence> sequences = new ArrayList<>();
        for (long[] window : tokenizer.windows(text, model.contextTokens() - SPECIAL_TOKENS - prefix.length)) {
            sequences.add(new TokenSequence(index, tokenizer.framed(prefix, window), window.length));
        }
        return sequences;
    }

    /** Runs one batch; vectors are not yet of unit length. */
    List<float[]> encode(List<TokenSequence> batch) {
        if (ending) {
            throw new EmbeddingFailedException("embedding model " + model.id() + " is closed: the process ends", null);
        }
        return encoder.encode(batch.stream().map(TokenSequence::ids).toList());
    }

    void takeNoFurtherBatch() {
        ending = true;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The process is ending already.
        }
        encoder.close();
        tokenizer.close();
    }
}
