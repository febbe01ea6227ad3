package io.ruvector.rag;

import io.ruvector.store.InvalidInputException;

/**
 * How documents are cut into passages; lengths in tokens of the embedding model.
 *
 * @param maxTokens longest passage, at least 16; the model's own limit, less the passage's title, also holds
 * @param overlapTokens how much of a passage's end the next one repeats, at most a third of {@code maxTokens}
 * @param minTokens a section shorter than this is joined with the next one, at most {@code maxTokens}
 */
public record ChunkOptions(int maxTokens, int overlapTokens, int minTokens) {
    /** Checks every value. */
    public ChunkOptions {
        if (maxTokens < 16) {
            throw new InvalidInputException("maxTokens", maxTokens, "at least 16");
        }
        if (overlapTokens < 0 || overlapTokens > maxTokens / 3) {
            throw new InvalidInputException("overlapTokens", overlapTokens, "0 to " + maxTokens / 3);
        }
        if (minTokens < 0 || minTokens > maxTokens) {
            throw new InvalidInputException("minTokens", minTokens, "0 to " + maxTokens);
        }
    }

    /** Passages of up to 448 tokens, which hold most abstracts whole, with 48 tokens of overlap. */
    public static ChunkOptions defaults() {
        return new ChunkOptions(448, 48, 64);
    }
}
