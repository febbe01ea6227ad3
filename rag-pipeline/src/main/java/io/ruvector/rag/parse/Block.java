package io.ruvector.rag.parse;

/**
 * A piece of a parsed document that its structure sets apart.
 *
 * @param kind how it may be split
 * @param start first character in the parsed text
 * @param end after the last character
 * @param heading titles of the sections it stands in, outermost first, joined by {@code " > "}; "" outside any
 */
public record Block(Kind kind, int start, int end, String heading) {
    /** How a block may be split. */
    public enum Kind {
        /** A section's title: begins a new section and stays with what follows. */
        HEADING,
        /** The title of a record, such as a line of JSON Lines: no passage reaches over it. */
        RECORD,
        /** Text in sentences. */
        PROSE,
        /** Text whose lines count, such as program code. */
        LINES
    }
}
