package io.ruvector.rag.parse;

/**
 * A file that was read.
 *
 * @param document its text and structure
 * @param malformedCharacters how many places were not valid characters and read as U+FFFD
 */
public record ReadDocument(ParsedDocument document, int malformedCharacters) {}
