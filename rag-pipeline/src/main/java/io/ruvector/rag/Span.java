package io.ruvector.rag;

/**
 * A piece of text that stays whole, with its length.
 *
 * @param start first character
 * @param end after the last character
 * @param tokens length in the embedding model's tokens
 * @param heading titles of the sections it stands in
 * @param beginsSection whether it is the title of a section
 */
record Span(int start, int end, int tokens, String heading, boolean beginsSection) {}
