package io.ruvector.vector;

/**
 * What a table holds.
 *
 * @param name its name
 * @param count its rows
 */
public record TableInfo(String name, long count) {}
