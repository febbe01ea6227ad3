package io.ruvector.rag.feedback;

/**
 * One rated question's part in moving a passage.
 *
 * @param question the rated question's words
 * @param similarity cosine to the question asked
 * @param rating that the passage got there, in [-1, 1]
 * @param share what it adds to the passage's shift, before the shift is bounded; a rating that is worse than usual takes away
 */
public record Reason(String question, double similarity, double rating, double share) {}
