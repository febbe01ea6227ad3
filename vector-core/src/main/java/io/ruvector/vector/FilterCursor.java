package io.ruvector.vector;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.FilterToken.Kind;

/** A filter's text as a parser walks along it, one token ahead. Not thread-safe. */
final class FilterCursor {
    private final FilterTokens tokens;
    private FilterToken token;

    FilterCursor(String text) {
        if (text.length() > Filter.MAX_TEXT_CHARS) {
            throw new InvalidInputException("filter", text, "at most " + Filter.MAX_TEXT_CHARS + " characters");
        }
        tokens = new FilterTokens(text);
        token = tokens.next();
    }

    /** The token ahead. */
    FilterToken token() {
        return token;
    }

    boolean take(String symbol) {
        return takeIf(token.is(symbol));
    }

    boolean takeKeyword(String keyword) {
        return takeIf(token.isKeyword(keyword));
    }

    void expect(String symbol, String expected) {
        if (!take(symbol)) {
            throw token.unexpected(expected);
        }
    }

    void expectEnd(String expected) {
        if (token.kind() != Kind.END) {
            throw token.unexpected(expected);
        }
    }

    String text(String expected) {
        if (token.kind() != Kind.TEXT) {
            throw token.unexpected(expected);
        }
        return taken();
    }

    /** What the token says; the next one is then ahead. */
    String taken() {
        String text = token.text();
        token = tokens.next();
        return text;
    }

    private boolean takeIf(boolean wanted) {
        if (wanted) {
            token = tokens.next();
        }
        return wanted;
    }
}
