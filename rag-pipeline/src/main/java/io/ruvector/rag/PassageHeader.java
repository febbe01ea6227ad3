package io.ruvector.rag;

import io.ruvector.search.TextDocument;
import io.ruvector.vector.VectorEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The words that say where a passage stands: document title and section titles. They are embedded and indexed with the
 * passage, for a passage rarely repeats what its document is about.
 */
final class PassageHeader {
    private static final int SHOWN_CHARS = 200;

    private PassageHeader() {}

    /** Title and headings, without those that the passage begins with itself. */
    static String of(String title, String heading, String passage) {
        String beginning = passage.substring(0, Math.min(passage.length(), 2 * SHOWN_CHARS));
        List<String> parts = new ArrayList<>();
        for (String part : (title + "\n" + heading.replace(" > ", "\n")).split("\n")) {
            if (!part.isBlank() && !parts.contains(part) && !beginning.contains(part)) {
                parts.add(part);
            }
        }
        String header = String.join(" > ", parts);
        return header.length() <= SHOWN_CHARS ? header : header.substring(0, SHOWN_CHARS);
    }

    /** What is embedded for a passage. */
    static String embedded(String header, String passage) {
        return header.isEmpty() ? passage : header + "\n" + passage;
    }

    /** What is indexed for a stored passage. */
    static TextDocument document(VectorEntry entry) {
        String passage = entry.text().orElse("");
        return new TextDocument(entry.id(), of(entry.metadata(), passage), passage, entry.metadata());
    }

    /** The header of a stored passage. */
    static String of(Map<String, Object> metadata, String passage) {
        return of(text(metadata, PassageMetadata.TITLE), text(metadata, PassageMetadata.HEADING), passage);
    }

    static String text(Map<String, Object> metadata, String key) {
        return metadata.get(key) instanceof String text ? text : "";
    }
}
