package io.ruvector.client;

import java.util.List;
import java.util.Map;

/**
 * Passages that fit a question.
 *
 * @param passages best first
 */
public record Passages(List<Passage> passages) {

    /**
     * A passage.
     *
     * @param id its id
     * @param documentId its document
     * @param source where the document is from
     * @param title the document's title
     * @param heading the heading it stands under
     * @param start its first character in the document, from 0
     * @param end one past its last
     * @param text its text
     * @param score how well it fits; higher is better
     * @param scoreParts what the score is made of
     * @param metadata its values
     */
    public record Passage(
            String id,
            String documentId,
            String source,
            String title,
            String heading,
            int start,
            int end,
            String text,
            double score,
            Map<String, Double> scoreParts,
            Map<String, Object> metadata) {}
}
