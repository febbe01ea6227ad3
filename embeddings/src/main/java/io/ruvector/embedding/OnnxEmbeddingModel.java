package io.ruvector.embedding;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInput;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.embedding.request.EmbeddingParameter;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.request.EmbeddingRequestParameters;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.TextEmbedder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A {@link BundledModel}, or one of the user's own ({@link ModelFolder}), at work: text to vectors of unit length, on this machine, offline. It is both RuVector's
 * {@link TextEmbedder} and LangChain4j's {@link EmbeddingModel}. Thread-safe.
 *
 * <pre>{@code
 * try (OnnxEmbeddingModel model = OnnxEmbeddingModel.ofDefault()) {
 *     float[] query = model.embedQuery("Which city hosted the summit?");
 *     List<float[]> passages = model.embedPassages(List.of("The summit was held in Geneva.", "Rain fell in May."));
 * }
 * }</pre>
 *
 * <p><b>Prefixes.</b> {@link #embedQuery} and {@link #embedPassages} put the model's prefixes before the text; so does a
 * LangChain4j request that says {@link EmbeddingInputType#QUERY} or {@link EmbeddingInputType#DOCUMENT}. A request that
 * says nothing, such as {@code embed(String)} and {@code embedAll}, gets no prefix and gives the vectors of LangChain4j's
 * own in-process class for the same model. LangChain4j's ingestor and retriever say nothing unless asked to: give them
 * {@link #forPassages()} and {@link #forQueries()}.
 *
 * <p><b>Long texts</b> are cut into windows where words begin, and get the mean of the windows' vectors, weighted by
 * their tokens: nothing is dropped.
 *
 * <p><b>Loading</b> happens at the first text, or in the background from {@link #preload()} on; a missing jar is found at
 * construction. Texts seen lately are answered from a cache.
 *
 * <p><b>Many callers</b> take turns: at most twice as many lists of texts are at work as there are threads, and further
 * callers wait in the order in which they came, so that neither memory nor the machine is flooded.
 */
public final class OnnxEmbeddingModel implements EmbeddingModel, TextEmbedder, AutoCloseable {
    private final ModelPlan model;
    private final ModelSlot slot;
    private final EmbeddingPipeline pipeline;

    private OnnxEmbeddingModel(Builder builder) {
        model = builder.model;
        slot = new ModelSlot(model);
        VectorCache cache = new VectorCache(model.id(), builder.cacheSize);
        pipeline = new EmbeddingPipeline(model, slot::get, cache, builder.threads);
    }

    /**
     * The {@linkplain BundledModel#DEFAULT default model} with default settings.
     *
     * @return the model, not yet loaded
     */
    public static OnnxEmbeddingModel ofDefault() {
        return of(BundledModel.DEFAULT);
    }

    /**
     * A model with default settings.
     *
     * @param model which
     * @return the model, not yet loaded
     * @throws ModelMissingException if its jar is not on the class path
     */
    public static OnnxEmbeddingModel of(BundledModel model) {
        return builder(model).build();
    }

    /**
     * A model of the user's own with default settings.
     *
     * @param folder its files
     * @return the model, not yet loaded
     */
    public static OnnxEmbeddingModel of(ModelFolder folder) {
        return builder(folder).build();
    }

    /**
     * Starts a model with settings.
     *
     * @param model which
     * @return a builder
     * @throws ModelMissingException if its jar is not on the class path
     */
    public static Builder builder(BundledModel model) {
        if (!model.isPresent()) {
            throw new ModelMissingException(model);
        }
        return new Builder(model.plan());
    }

    /**
     * Starts a model of the user's own with settings.
     *
     * @param folder its files
     * @return a builder
     */
    public static Builder builder(ModelFolder folder) {
        return new Builder(folder.plan());
    }

    /**
     * Begins loading in the background, for a program that has something else to open meanwhile. A failure shows at the
     * first use.
     */
    public void preload() {
        slot.preload();
    }

    /** {@return the model's identity including its precision, such as {@code bge-small-en-v1.5-q}} */
    @Override
    public String modelId() {
        return model.id();
    }

    @Override
    public String modelName() {
        return model.id();
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    /**
     * The vector of a question or search.
     *
     * @param text not blank
     * @return a new array of unit length
     * @throws InvalidInputException if the text is blank
     * @throws EmbeddingFailedException if the model cannot be loaded or run, or is closed
     */
    @Override
    public float[] embedQuery(String text) {
        return vectors(List.of(text), Role.QUERY).getFirst().copy();
    }

    /**
     * The vectors of texts to be found, computed on several threads.
     *
     * @param texts none of them blank
     * @return new arrays of unit length, in the order of the texts
     * @throws InvalidInputException if a text is blank; nothing is computed then
     * @throws EmbeddingFailedException if the model cannot be loaded or run, or is closed
     */
    @Override
    public List<float[]> embedPassages(List<String> texts) {
        return vectors(texts, Role.PASSAGE).stream().map(TextVector::copy).toList();
    }

    /**
     * The length of a text in the model's tokens.
     *
     * @param text any text, also an empty one
     * @return tokens without special tokens and prefix
     */
    @Override
    public int countTokens(String text) {
        return slot.use(() -> slot.get().countTokens(text));
    }

    /** {@return the longest passage, in {@linkplain #countTokens tokens}, that is embedded whole} */
    @Override
    public int maxTokens() {
        return slot.use(() -> slot.get().windowTokens(Role.PASSAGE));
    }

    /**
     * This model for LangChain4j components that embed queries and do not say so, such as
     * {@code EmbeddingStoreContentRetriever} without {@code embeddingInputType}.
     *
     * @return a view that shares everything with this model; closing this one closes it
     */
    public EmbeddingModel forQueries() {
        return new TypedEmbeddingModel(this, EmbeddingInputType.QUERY);
    }

    /**
     * This model for LangChain4j components that embed documents and do not say so, such as
     * {@code EmbeddingStoreIngestor} without {@code embeddingInputType}.
     *
     * @return a view that shares everything with this model; closing this one closes it
     */
    public EmbeddingModel forPassages() {
        return new TypedEmbeddingModel(this, EmbeddingInputType.DOCUMENT);
    }

    /** {@return the input type, which decides the prefix} */
    @Override
    public Set<EmbeddingParameter<?>> supportedParameters() {
        return Set.of(EmbeddingRequestParameters.INPUT_TYPE);
    }

    @Override
    public EmbeddingResponse doEmbed(EmbeddingRequest request) {
        List<String> texts = request.inputs().stream().map(EmbeddingInput::text).toList();
        List<TextVector> vectors = vectors(texts, Role.of(request.inputType()));
        return EmbeddingResponse.builder()
                .embeddings(vectors.stream().map(v -> Embedding.from(v.copy())).toList())
                .modelName(model.id())
                .tokenUsage(new TokenUsage(
                        vectors.stream().mapToInt(TextVector::tokens).sum()))
                .build();
    }

    @Override
    public CompletableFuture<EmbeddingResponse> doEmbedAsync(EmbeddingRequest request) {
        return CompletableFuture.supplyAsync(() -> doEmbed(request), Thread::startVirtualThread);
    }

    private List<TextVector> vectors(List<String> texts, Role role) {
        for (String text : texts) {
            if (text.isBlank()) {
                throw new InvalidInputException("text to embed", text, "at least one visible character");
            }
        }
        Supplier<List<TextVector>> embedding = () -> pipeline.embed(texts, role);
        return slot.use(embedding);
    }

    /** Frees native memory once running calls have ended; later calls fail with {@link EmbeddingFailedException}. */
    @Override
    public void close() {
        slot.close();
        pipeline.close();
    }

    /** Settings of an {@link OnnxEmbeddingModel}. */
    public static final class Builder {
        private final ModelPlan model;
        private int cacheSize = 10_000;
        private int threads = Runtime.getRuntime().availableProcessors();

        private Builder(ModelPlan model) {
            this.model = model;
        }

        /**
         * How many vectors the cache keeps.
         *
         * @param vectors from 0, which turns it off; a vector takes about 1.6 KB; default 10,000
         * @return this
         */
        public Builder cacheSize(int vectors) {
            if (vectors < 0) {
                throw new InvalidInputException("cacheSize", vectors, "0 or more");
            }
            cacheSize = vectors;
            return this;
        }

        /**
         * How many threads a list of passages is spread over.
         *
         * @param count from 1; default the number of processors
         * @return this
         */
        public Builder threads(int count) {
            if (count < 1) {
                throw new InvalidInputException("threads", count, "1 or more");
            }
            threads = count;
            return this;
        }

        /**
         * The model.
         *
         * @return the model, not yet loaded
         */
        public OnnxEmbeddingModel build() {
            return new OnnxEmbeddingModel(this);
        }
    }
}
