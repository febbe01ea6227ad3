package io.ruvector.vector;

import java.util.Map;
import java.util.Optional;

/**
 * One result of a search.
 *
 * @param id the entry's id
 * @param score its similarity to the query, computed in full precision; higher is better, see {@link Similarity}
 * @param metadata its metadata, unmodifiable
 * @param text the text that it stands for, if it was given
 */
public record SearchHit(String id, float score, Map<String, Object> metadata, Optional<String> text) {}
