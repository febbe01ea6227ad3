package io.ruvector.rag;

import io.ruvector.store.InvalidInputException;
import java.util.Map;

/**
 * A document that a program hands to the {@link Ingestor} itself.
 *
 * @param id names it within its scope; the same id again replaces it
 * @param title a short name, "" when there is none
 * @param text plain text, not blank
 * @param metadata values that filters can ask for; the names that passages use themselves
 *     ({@link PassageMetadata}) are refused
 */
public record SourceDocument(String id, String title, String text, Map<String, Object> metadata) {
    /** Checks id, text and metadata names. */
    public SourceDocument {
        if (id.isBlank()) {
            throw new InvalidInputException("document id", id, "a text that is not blank");
        }
        if (text.isBlank()) {
            throw new InvalidInputException("text of document " + id, text, "a text that is not blank");
        }
        PassageMetadata.checkFree(metadata);
        metadata = Map.copyOf(metadata);
    }

    /** A document without further metadata. */
    public static SourceDocument of(String id, String title, String text) {
        return new SourceDocument(id, title, text, Map.of());
    }
}
