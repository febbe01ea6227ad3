package io.ruvector.rag;

import dev.langchain4j.data.document.Document;
import io.ruvector.store.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

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

    /**
     * A document of LangChain4j. Its metadata {@code title}, else {@code file_name}, is the title; metadata whose names
     * passages use themselves is kept as {@code document.NAME}.
     *
     * @param id names it within its scope
     */
    public static SourceDocument of(String id, Document document) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        document.metadata().toMap().forEach((name, value) -> {
            String free = PassageMetadata.isTaken(name) ? "document." + name : name;
            metadata.put(free, value instanceof UUID uuid ? uuid.toString() : value);
        });
        String title = document.metadata().getString(PassageMetadata.TITLE);
        String file = document.metadata().getString(Document.FILE_NAME);
        return new SourceDocument(
                id, Objects.requireNonNullElse(title, Objects.requireNonNullElse(file, "")), document.text(), metadata);
    }

    /** A document without further metadata. */
    public static SourceDocument of(String id, String title, String text) {
        return new SourceDocument(id, title, text, Map.of());
    }
}
