package io.ruvector.operation.view;

/**
 * Two numbers that something lies between.
 *
 * @param lower the smaller
 * @param upper the larger
 */
public record Span(double lower, double upper) {}
