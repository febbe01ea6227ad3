package io.ruvector.causal;

/**
 * One cell of an effect's table: how many outcomes were seen with (or without) the cause, and their mean.
 *
 * @param count number of outcomes
 * @param meanOutcome their mean; 0 where {@code count} is 0
 */
public record Arm(long count, double meanOutcome) {}
