package io.ruvector.rag;

import java.util.Map;

/**
 * A passage of a document: {@code text.substring(start, end)} of what was parsed.
 *
 * @param ordinal place among the document's passages, from 0
 * @param start first character in the parsed text
 * @param end after the last character
 * @param heading titles of the sections it begins in
 * @param text the passage
 * @param metadata of this passage alone
 */
record Chunk(int ordinal, int start, int end, String heading, String text, Map<String, Object> metadata) {
    Chunk(int ordinal, int start, int end, String heading, String text) {
        this(ordinal, start, end, heading, text, Map.of());
    }
}
