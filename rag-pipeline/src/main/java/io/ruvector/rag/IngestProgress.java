package io.ruvector.rag;

/**
 * How far an ingest has come. A document counts as done when its result is final: stored durably, skipped or failed.
 *
 * @param done documents done
 * @param total documents found
 * @param current the document done last
 * @param chunks passages stored so far
 */
public record IngestProgress(int done, int total, DocumentResult current, int chunks) {}
