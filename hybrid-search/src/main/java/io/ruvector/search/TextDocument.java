package io.ruvector.search;

import io.ruvector.store.InvalidInputException;
import java.util.Map;

/**
 * What a {@link TextIndex} knows about one row.
 *
 * @param id the row's key, given back by searches
 * @param title a short name or heading, "" when there is none
 * @param body the text itself, may be ""
 * @param metadata values that filters look at
 */
public record TextDocument(String id, String title, String body, Map<String, Object> metadata) {
    /** Copies the metadata. */
    public TextDocument {
        if (id.isEmpty()) {
            throw new InvalidInputException("document id", id, "a text that is not empty");
        }
        metadata = Map.copyOf(metadata);
    }

    /** A document without title and metadata. */
    public static TextDocument of(String id, String body) {
        return new TextDocument(id, "", body, Map.of());
    }
}
