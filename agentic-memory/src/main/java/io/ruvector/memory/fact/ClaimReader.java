package io.ruvector.memory.fact;

import java.util.Optional;

/**
 * Reads statements that the built-in grammar does not, such as with a language model. What it reads is put into canonical
 * words by the memory. Its answer decides what is merged and what is ended: it should read nothing rather than guess.
 */
@FunctionalInterface
public interface ClaimReader {

    /** A reader that reads nothing. */
    ClaimReader NONE = statement -> Optional.empty();

    /** What the statement says of its subject, or empty when that is not one attribute with one value. */
    Optional<Claim> read(String statement);
}
