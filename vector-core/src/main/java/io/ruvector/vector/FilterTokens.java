package io.ruvector.vector;

import io.ruvector.vector.FilterToken.Kind;
import java.util.Locale;

/** Cuts a filter's text into tokens, one at a time. Not thread-safe. */
final class FilterTokens {
    private static final String SYMBOLS = "()[],=<>!";

    private final String text;
    private int at;

    FilterTokens(String text) {
        this.text = text;
    }

    FilterToken next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        int start = at;
        if (start == text.length()) {
            return new FilterToken(Kind.END, "", start);
        }
        int first = text.codePointAt(start);
        if (first == '"' || first == '\'') {
            return new FilterToken(Kind.TEXT, quoted(text.charAt(start)), start);
        }
        if (first == '-' || isDigit(start)) {
            return number(start);
        }
        if (first == '_' || Character.isLetter(first)) {
            return word(start);
        }
        if (SYMBOLS.indexOf(first) >= 0) {
            return symbol(start);
        }
        throw unexpectedAt(start, "a field, a value, an operator or a bracket");
    }

    /** Whether a field's name needs no quotes, keywords aside. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && (name.charAt(0) == '_' || Character.isLetter(name.codePointAt(0)))
                && name.codePoints().allMatch(FilterTokens::inName);
    }

    private static boolean inName(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || codePoint == '_' || codePoint == '.' || codePoint == '-';
    }

    private FilterToken word(int start) {
        while (at < text.length() && inName(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return new FilterToken(Kind.WORD, text.substring(start, at), start);
    }

    private FilterToken number(int start) {
        if (text.charAt(at) == '-') {
            at++;
        }
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            digits();
        }
        if (at < text.length() && inName(text.codePointAt(at))) {
            throw unexpectedAt(at, "the end of the number");
        }
        return new FilterToken(Kind.NUMBER, text.substring(start, at), start);
    }

    private void digits() {
        if (!isDigit(at)) {
            throw unexpectedAt(at, "a digit");
        }
        while (isDigit(at)) {
            at++;
        }
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private FilterToken symbol(int start) {
        at++;
        String two = text.substring(start, Math.min(start + 2, text.length()));
        String symbol = switch (two) {
            case "<=", ">=", "!=" -> two;
            case "==" -> "=";
            case "<>" -> "!=";
            default -> "";
        };
        if (!symbol.isEmpty()) {
            at++;
            return new FilterToken(Kind.SYMBOL, symbol, start);
        }
        if (text.charAt(start) == '!') {
            throw unexpectedAt(at, "= after !");
        }
        return new FilterToken(Kind.SYMBOL, text.substring(start, at), start);
    }

    private String quoted(char quote) {
        int start = at++;
        StringBuilder meant = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\') {
                meant.append(escaped());
            } else if (c != quote) {
                meant.append(c);
            } else if (at < text.length() && text.charAt(at) == quote) {
                meant.append(quote);
                at++;
            } else {
                return meant.toString();
            }
        }
        throw new FilterSyntaxException(
                text.length(), quote + " to close the text that begins at position " + start, "the end");
    }

    private char escaped() {
        if (at == text.length()) {
            throw unexpectedAt(at, "a character after \\");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\'', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw unexpectedAt(at - 1, "one of \" ' \\ / b f n r t u after \\");
        };
    }

    private char codeUnit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw unexpectedAt(at, "four hexadecimal digits after \\u");
            }
            unit = unit << 4 | digit;
            at++;
        }
        return (char) unit;
    }

    private FilterSyntaxException unexpectedAt(int position, String expected) {
        if (position >= text.length()) {
            return new FilterSyntaxException(position, expected, "the end");
        }
        int c = text.codePointAt(position);
        boolean visible = !Character.isISOControl(c)
                && !Character.isWhitespace(c)
                && Character.isDefined(c)
                && !(c >= 0xd800 && c <= 0xdfff);
        String shown = visible ? Character.toString(c) : String.format(Locale.ROOT, "U+%04X", c);
        return new FilterSyntaxException(position, expected, shown);
    }
}
