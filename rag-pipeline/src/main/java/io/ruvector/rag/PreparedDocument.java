package io.ruvector.rag;

import io.ruvector.vector.VectorEntry;
import java.util.List;

/**
 * A document that is cut and embedded and waits to be written.
 *
 * @param key under which it is stored
 * @param record what the catalogue will say
 * @param entries its passages, in order
 * @param malformedCharacters how many characters of its file could not be read
 */
record PreparedDocument(String key, StoredDocument record, List<VectorEntry> entries, int malformedCharacters) {
    private int instructionLike() {
        return (int) entries.stream()
                .filter(entry -> Boolean.TRUE.equals(entry.metadata().get(PassageMetadata.INSTRUCTION_LIKE)))
                .count();
    }

    DocumentResult result() {
        return new DocumentResult(
                record.source(),
                record.id(),
                new IngestOutcome.Ingested(entries.size(), malformedCharacters, instructionLike()));
    }
}
