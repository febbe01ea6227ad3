package io.ruvector.rag;

import io.ruvector.rag.parse.ParsedDocument;
import java.util.Map;

/**
 * A document's content before it is cut.
 *
 * @param id within its scope
 * @param source path or id
 * @param file whether the source is a file
 * @param title given or found, else the file's name
 * @param fingerprint of everything that the passages depend on
 * @param parsed text and structure
 * @param metadata for every passage
 * @param malformedCharacters how many characters of the file could not be read
 */
record DocumentContent(
        String id,
        String source,
        boolean file,
        String title,
        String fingerprint,
        ParsedDocument parsed,
        Map<String, Object> metadata,
        int malformedCharacters) {}
