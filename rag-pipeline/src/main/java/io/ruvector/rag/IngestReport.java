package io.ruvector.rag;

import java.time.Duration;
import java.util.List;

/**
 * What an ingest did, document by document, in the order in which they were found.
 *
 * @param results one for each document
 * @param took wall time
 */
public record IngestReport(List<DocumentResult> results, Duration took) {
    /** Copies the list. */
    public IngestReport {
        results = List.copyOf(results);
    }

    /** How many documents were stored. */
    public int ingested() {
        return count(IngestOutcome.Ingested.class);
    }

    /** How many were stored already. */
    public int unchanged() {
        return count(IngestOutcome.Unchanged.class);
    }

    /** How many files were no documents. */
    public int skipped() {
        return count(IngestOutcome.Skipped.class);
    }

    /** How many could not be taken. */
    public int failed() {
        return count(IngestOutcome.Failed.class);
    }

    /** How many were removed. */
    public int removed() {
        return count(IngestOutcome.Removed.class);
    }

    /** How many passages were written. */
    public int chunks() {
        return results.stream()
                .map(DocumentResult::outcome)
                .mapToInt(outcome -> outcome instanceof IngestOutcome.Ingested ingested ? ingested.chunks() : 0)
                .sum();
    }

    /** How many of the passages written were marked as {@linkplain PassageMetadata#INSTRUCTION_LIKE instruction-like}. */
    public int instructionLike() {
        return results.stream()
                .map(DocumentResult::outcome)
                .mapToInt(
                        outcome -> outcome instanceof IngestOutcome.Ingested ingested ? ingested.instructionLike() : 0)
                .sum();
    }

    /** The documents that could not be taken. */
    public List<DocumentResult> failures() {
        return results.stream()
                .filter(result -> result.outcome() instanceof IngestOutcome.Failed)
                .toList();
    }

    private int count(Class<? extends IngestOutcome> kind) {
        return (int) results.stream()
                .filter(result -> kind.isInstance(result.outcome()))
                .count();
    }
}
