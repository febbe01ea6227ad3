package io.ruvector.memory.fact;

import java.util.Optional;

/**
 * Reads statements that the built-in grammar does not, such as with a language model. What it reads is put into canonical
 * words by the memory. Its answer decides what is merged and what is ended: it should read nothing rather than guess. It is called by one
 * thread at a time for a home; statements of that home, and forgetting, wait for its answer.
 */
@FunctionalInterface
public interface ClaimReader {

    /** A reader that reads nothing. */
    ClaimReader NONE = statement -> Optional.empty();

    /** What the statement says of its subject, or empty when that is not one attribute with one value. */
    Optional<Claim> read(String statement);
}
