package io.ruvector.search;

/**
 * A row found by keywords.
 *
 * @param id the row's key
 * @param score BM25; higher is better, above 0, comparable only within one answer
 */
public record TextHit(String id, double score) {}
