package io.ruvector.rag;

/**
 * One line of an {@link IngestReport}.
 *
 * @param source path or id, as it was given or found
 * @param documentId id under which the document is (or would be) stored
 * @param outcome what became of it
 */
public record DocumentResult(String source, String documentId, IngestOutcome outcome) {}
