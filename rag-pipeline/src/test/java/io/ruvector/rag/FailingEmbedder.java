package io.ruvector.rag;

import io.ruvector.store.RuVectorException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.TextEmbedder;
import java.util.List;

/** Refuses texts that contain a word. */
final class FailingEmbedder implements TextEmbedder {
    private final TextEmbedder words = new BagOfWordsEmbedder();
    private final String refused;

    FailingEmbedder(String refused) {
        this.refused = refused;
    }

    @Override
    public String modelId() {
        return words.modelId();
    }

    @Override
    public int dimension() {
        return words.dimension();
    }

    @Override
    public float[] embedQuery(String text) {
        return words.embedQuery(text);
    }

    @Override
    public List<float[]> embedPassages(List<String> texts) {
        if (texts.stream().anyMatch(text -> text.contains(refused))) {
            throw new RuVectorException("the model refuses " + refused);
        }
        return words.embedPassages(texts);
    }

    @Override
    public int countTokens(String text) {
        return words.countTokens(text);
    }

    @Override
    public int maxTokens() {
        return words.maxTokens();
    }
}
