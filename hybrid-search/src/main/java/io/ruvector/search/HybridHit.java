package io.ruvector.search;

import java.util.Map;
import java.util.Optional;

/**
 * A row found by a {@link HybridSearch}.
 *
 * @param id the row's id
 * @param score the score that decided the order; higher is better, comparable only within one answer
 * @param parts where the score comes from
 * @param metadata the row's metadata
 * @param text the row's text, where it has one
 */
public record HybridHit(
        String id, double score, ScoreParts parts, Map<String, Object> metadata, Optional<String> text) {}
