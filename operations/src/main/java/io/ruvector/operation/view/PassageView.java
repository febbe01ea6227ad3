package io.ruvector.operation.view;

import io.ruvector.rag.RetrievedPassage;
import io.ruvector.search.ScoreParts;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A passage of a document that fits a question.
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
 * @param metadata its values, which filters look at
 * @param scoreParts shares of meaning and keywords as the fusion weighted them, both fused, and what ratings added
 */
public record PassageView(
        String id,
        String documentId,
        String source,
        String title,
        String heading,
        int start,
        int end,
        String text,
        double score,
        Map<String, Object> metadata,
        Map<String, Double> scoreParts) {

    /** {@return what a passage says} */
    public static PassageView of(RetrievedPassage p) {
        ScoreParts search = p.parts().search();
        Map<String, Double> parts = new LinkedHashMap<>();
        search.denseShare().ifPresent(value -> parts.put("meaning", value));
        search.bm25Share().ifPresent(value -> parts.put("keywords", value));
        parts.put("fused", search.fused());
        parts.put("feedback", p.parts().feedback());
        return new PassageView(
                p.id(),
                p.documentId(),
                p.source(),
                p.title(),
                p.heading(),
                p.start(),
                p.end(),
                p.text(),
                p.score(),
                p.metadata(),
                parts);
    }
}
