package io.ruvector.vector;

import java.util.List;

/**
 * The function from text to vectors that a collection's vectors come from. Thread-safe; the same text always gives the
 * same vector.
 */
public interface TextEmbedder {
    /** The model's identity including its precision, such as {@code bge-small-en-v1.5-q}; a collection remembers it. */
    String modelId();

    /** The number of components of every vector. */
    int dimension();

    /**
     * The vector of a question, with the prefix that the model wants for questions.
     *
     * @param text the question, not blank
     * @return a unit vector of {@link #dimension()} components
     */
    float[] embedQuery(String text);

    /**
     * The vectors of passages, with the prefix that the model wants for passages.
     *
     * @param texts the passages, none blank
     * @return one unit vector for each, in the same order
     */
    List<float[]> embedPassages(List<String> texts);

    /**
     * The vector of one passage.
     *
     * @param text the passage, not blank
     * @return a unit vector of {@link #dimension()} components
     */
    default float[] embedPassage(String text) {
        return embedPassages(List.of(text)).getFirst();
    }

    /**
     * The length of a text in the model's own tokens, without its special tokens.
     *
     * @param text any text
     * @return the number of tokens
     */
    int countTokens(String text);

    /** The longest passage that is embedded whole, in the model's own tokens; what lies beyond does not count. */
    int maxTokens();
}
