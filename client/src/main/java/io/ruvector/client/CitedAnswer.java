package io.ruvector.client;

import java.util.List;

/**
 * An answer from the ingested documents.
 *
 * @param queryId to rate it by
 * @param answer the text, with citations like {@code [1]}
 * @param found whether any passage was relevant
 * @param citations what the text cites, in order
 */
public record CitedAnswer(String queryId, String answer, boolean found, List<Citation> citations) {

    /**
     * A quoted place.
     *
     * @param number as in the text
     * @param source the document's source
     * @param title its title
     * @param start first character, from 0
     * @param end one past the last
     * @param quote the words
     */
    public record Citation(int number, String source, String title, int start, int end, String quote) {}
}
