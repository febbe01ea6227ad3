package io.ruvector.rag;

/** Hears of every document that is done; called by one thread at a time. */
@FunctionalInterface
public interface IngestListener {
    /** A listener that does nothing. */
    IngestListener SILENT = progress -> {};

    /** Called after a document's result is final. */
    void progressed(IngestProgress progress);
}
