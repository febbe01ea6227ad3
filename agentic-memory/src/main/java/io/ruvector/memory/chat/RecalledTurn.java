package io.ruvector.memory.chat;

import io.ruvector.search.ScoreParts;

/**
 * A turn that was found.
 *
 * @param turn the turn
 * @param score what decided the order; higher is better, comparable within one answer only
 * @param parts where the score comes from
 */
public record RecalledTurn(Turn turn, double score, ScoreParts parts) {}
