package io.ruvector.rag;

import io.ruvector.search.ScoreParts;

/**
 * Where a passage's score comes from: {@code search.fused() + feedback}.
 *
 * @param search of both searches
 * @param feedback what ratings of similar earlier questions added; 0 where there are none
 */
public record PassageScore(ScoreParts search, double feedback) {}
