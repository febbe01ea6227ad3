package io.ruvector.rag;

import java.util.Map;

/**
 * A passage that was found for a question.
 *
 * @param id the passage's id
 * @param documentId id of its document
 * @param source path or id that the document came from
 * @param title of the document
 * @param heading titles of the sections around it, "" outside any
 * @param start first character in the document's text
 * @param end after the last character
 * @param text the passage
 * @param score what the order is by; higher is better, comparable only within one answer
 * @param parts where the score comes from
 * @param metadata all metadata of the passage
 */
public record RetrievedPassage(
        String id,
        String documentId,
        String source,
        String title,
        String heading,
        int start,
        int end,
        String text,
        double score,
        PassageScore parts,
        Map<String, Object> metadata) {
    static RetrievedPassage of(String id, String text, Map<String, Object> metadata, double score, PassageScore parts) {
        return new RetrievedPassage(
                id,
                PassageHeader.text(metadata, PassageMetadata.DOCUMENT),
                PassageHeader.text(metadata, PassageMetadata.SOURCE),
                PassageHeader.text(metadata, PassageMetadata.TITLE),
                PassageHeader.text(metadata, PassageMetadata.HEADING),
                offset(metadata, PassageMetadata.START),
                offset(metadata, PassageMetadata.END),
                text,
                score,
                parts,
                metadata);
    }

    private static int offset(Map<String, Object> metadata, String key) {
        return metadata.get(key) instanceof Long number ? number.intValue() : 0;
    }
}
