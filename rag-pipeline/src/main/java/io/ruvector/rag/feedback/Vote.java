package io.ruvector.rag.feedback;

/**
 * One rating of a passage.
 *
 * @param queryId under which it was given
 * @param rating in [-1, 1]
 */
record Vote(String queryId, double rating) {}
