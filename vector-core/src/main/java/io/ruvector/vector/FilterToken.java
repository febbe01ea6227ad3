package io.ruvector.vector;

import java.util.Locale;

/**
 * One word of a filter's text form.
 *
 * @param kind what it is
 * @param text the word, number or symbol as written; of a quoted text what it means
 * @param position index of its first character in the filter's text
 */
record FilterToken(Kind kind, String text, int position) {
    private static final int SHOWN_CHARS = 40;

    /** What a token can be. */
    enum Kind {
        /** A keyword or a field's name. */
        WORD,
        /** A quoted text. */
        TEXT,
        /** A number, not yet converted. */
        NUMBER,
        /** A bracket, comma or operator. */
        SYMBOL,
        /** After the last character. */
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isKeyword(String keyword) {
        return kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(keyword);
    }

    FilterSyntaxException unexpected(String expected) {
        return new FilterSyntaxException(position, expected, shown());
    }

    private String shown() {
        String part = text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
        return switch (kind) {
            case WORD, NUMBER, SYMBOL -> part;
            case TEXT -> "the text \"" + part + '"';
            case END -> "the end";
        };
    }
}
