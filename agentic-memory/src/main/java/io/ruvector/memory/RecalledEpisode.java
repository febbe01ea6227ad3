package io.ruvector.memory;

/**
 * An episode that a recall brought up.
 *
 * @param episode the episode
 * @param score how well it fits, higher is better; equals {@code parts.total()}
 * @param parts what the score is made of
 */
public record RecalledEpisode(Episode episode, double score, ScoreParts parts) {}
