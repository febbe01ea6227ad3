package io.ruvector;

import io.ruvector.vector.TextEmbedder;
import java.util.List;

/** An embedder with an observer around each call that computes vectors. As thread-safe as both. */
final class ObservedEmbedder implements TextEmbedder {

    private final TextEmbedder embedder;
    private final OperationObserver observer;

    ObservedEmbedder(TextEmbedder embedder, OperationObserver observer) {
        this.embedder = embedder;
        this.observer = observer;
    }

    @Override
    public float[] embedQuery(String text) {
        return observer.observe(ObservedOperation.EMBED, modelId(), () -> embedder.embedQuery(text));
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) {
        return observer.observe(ObservedOperation.EMBED, modelId(), () -> embedder.embedPassages(texts));
    }

    @Override
    public float[] embedPassage(String text) {
        return observer.observe(ObservedOperation.EMBED, modelId(), () -> embedder.embedPassage(text));
    }

    @Override
    public String modelId() {
        return embedder.modelId();
    }

    @Override
    public int dimension() {
        return embedder.dimension();
    }

    @Override
    public int countTokens(String text) {
        return embedder.countTokens(text);
    }

    @Override
    public int maxTokens() {
        return embedder.maxTokens();
    }
}
