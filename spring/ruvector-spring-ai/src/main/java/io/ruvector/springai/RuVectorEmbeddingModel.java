package io.ruvector.springai;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.TextEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/**
 * A {@link TextEmbedder} as Spring AI's embedding model. Spring AI does not say whether a text is a question or a passage, so
 * that single texts are taken for questions and documents for passages; {@link RuVectorVectorStore} embeds each as what it is.
 * Thread-safe.
 */
public final class RuVectorEmbeddingModel implements EmbeddingModel {

    private final TextEmbedder embedder;

    /** The embedder as a model. */
    public RuVectorEmbeddingModel(TextEmbedder embedder) {
        this.embedder = embedder;
    }

    /** The embedder. */
    public TextEmbedder embedder() {
        return embedder;
    }

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        List<float[]> vectors = embedder.embedPassages(request.getInstructions());
        List<Embedding> embeddings = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            embeddings.add(new Embedding(vectors.get(i), i));
        }
        return new EmbeddingResponse(embeddings);
    }

    @Override
    public float[] embed(String text) {
        return embedder.embedQuery(text);
    }

    @Override
    public float[] embed(Document document) {
        String text = Optional.ofNullable(document.getText())
                .orElseThrow(() -> new InvalidInputException("document", document.getId(), "one with a text"));
        return embedder.embedPassage(text);
    }

    @Override
    public int dimensions() {
        return embedder.dimension();
    }
}
