package io.ruvector.benchmarks.ann;

/**
 * How a database came back.
 *
 * @param what how it was closed
 * @param openMillis from opening to the first answer, within the process, in milliseconds
 * @param processMillis from the start of a new process to its first answer, in milliseconds
 * @param different queries whose answers are not those from before
 * @param missing new entries that are not found under their own vector
 */
public record ReopenFigures(String what, double openMillis, double processMillis, int different, int missing) {}
