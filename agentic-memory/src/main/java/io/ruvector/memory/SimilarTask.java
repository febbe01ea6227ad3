package io.ruvector.memory;

/**
 * An episode whose task is near another task in meaning.
 *
 * @param id the episode's id
 * @param cosine cosine of the two, in [-1, 1]
 * @param related the cosine with the model's floor taken off, in [0, 1]: 0 for unrelated, 1 for the same
 */
public record SimilarTask(String id, double cosine, double related) {}
