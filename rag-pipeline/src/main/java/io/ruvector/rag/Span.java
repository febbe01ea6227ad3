package io.ruvector.rag;

/**
 * A piece of text that stays whole, with its length.
 *
 * @param start first character
 * @param end after the last character
 * @param tokens length in the embedding model's tokens
 * @param heading titles of the sections it stands in
 * @param begins what it is the beginning of
 */
record Span(int start, int end, int tokens, String heading, Begins begins) {
    /** What begins with a span. */
    enum Begins {
        NOTHING,
        /** A section, which is joined to the one before where that is short. */
        SECTION,
        /** A record, which no passage shares with another. */
        RECORD
    }

    boolean beginsSection() {
        return begins == Begins.SECTION;
    }
}
