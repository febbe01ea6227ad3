package io.ruvector.transfer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values of an INSERT statement of PostgreSQL: quoted texts, numbers, true, false and NULL; casts are passed over. Not thread-safe. */
final class SqlInsert {
    private final String text;
    private int at;

    SqlInsert(String text, int start) {
        this.text = text;
        this.at = start;
    }

    /** Whether a text has the end of a statement that begins in it: a semicolon outside of quotes. */
    static boolean isWhole(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return true;
            }
        }
        return false;
    }

    /** All rows in brackets, to the end of the statement; null stands for NULL. Throws {@link IllegalArgumentException}. */
    List<List<@Nullable String>> rows() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        do {
            expect('(');
            List<@Nullable String> row = new ArrayList<>();
            do {
                row.add(value());
            } while (taken(','));
            expect(')');
            rows.add(row);
        } while (taken(','));
        expect(';');
        return rows;
    }

    private @Nullable String value() {
        skipBlanks();
        boolean escapes = at + 1 < text.length()
                && (text.charAt(at) == 'E' || text.charAt(at) == 'e')
                && text.charAt(at + 1) == '\'';
        at += escapes ? 1 : 0;
        @Nullable String value = at < text.length() && text.charAt(at) == '\'' ? quoted(escapes) : word();
        if (text.startsWith("::", at)) {
            while (at < text.length() && ",)".indexOf(text.charAt(at)) < 0) {
                at++;
            }
        }
        return value;
    }

    private String quoted(boolean escapes) {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\'' && (at + 1 == text.length() || text.charAt(at + 1) != '\'')) {
                at++;
                return value.toString();
            }
            if (c == '\'' || (escapes && c == '\\' && at + 1 < text.length())) {
                at++;
                c = c == '\'' ? c : SqlText.escaped(text.charAt(at));
            }
            value.append(c);
        }
        throw new IllegalArgumentException("the end of a text is missing");
    }

    private @Nullable String word() {
        int start = at;
        while (at < text.length() && ",):; \n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.isEmpty()) {
            throw new IllegalArgumentException("no value at character " + (at + 1));
        }
        return word.equalsIgnoreCase("NULL") ? null : word;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean taken(char c) {
        skipBlanks();
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char c) {
        if (!taken(c)) {
            throw new IllegalArgumentException("no \"" + c + "\" at character " + (at + 1));
        }
    }
}
