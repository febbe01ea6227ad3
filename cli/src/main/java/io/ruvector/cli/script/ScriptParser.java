package io.ruvector.cli.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads scripts. The grammar, in EBNF; {@code docs/guides/scripts.md} explains it:
 *
 * <pre>
 * script    = { [ statement ] [ comment ] ( newline | ";" ) } ;
 * statement = word { blank word } ;
 * word      = part { part } ;
 * part      = plain | "'" { any but "'" } "'" | '"' { any but '"' | '\"' | '\\' | parameter } '"' | "\" any | parameter ;
 * parameter = "${" name "}" ;
 * comment   = "#" { any but newline } ;
 * </pre>
 *
 * A backslash before a newline, like an open quote, goes on in the next line. Not thread-safe.
 */
public final class ScriptParser {
    private static final char END = '\0';

    private final String text;
    private final Map<String, String> parameters;
    private final List<Statement> statements = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private int at;
    private int line = 1;
    private int column = 1;
    private int startLine;
    private int startColumn;

    private ScriptParser(String text, Map<String, String> parameters) {
        this.text = text;
        this.parameters = parameters;
    }

    /**
     * The statements of a script.
     *
     * @param text the script
     * @param parameters what {@code ${name}} stands for
     * @return the statements, in order
     * @throws ScriptSyntaxException at the first place that cannot be read
     */
    public static List<Statement> parse(String text, Map<String, String> parameters) {
        return new ScriptParser(text, parameters).script();
    }

    private List<Statement> script() {
        while (at < text.length()) {
            char c = peek();
            if (c == '\n' || c == ';') {
                next();
                endStatement();
            } else if (Character.isWhitespace(c)) {
                next();
            } else if (c == '#') {
                skipComment();
            } else if (c == '\\' && isLineEnd(at + 1)) {
                continueLine();
            } else {
                word();
            }
        }
        endStatement();
        return List.copyOf(statements);
    }

    private void endStatement() {
        if (!words.isEmpty()) {
            statements.add(new Statement(startLine, startColumn, words));
            words.clear();
        }
    }

    private void skipComment() {
        while (at < text.length() && peek() != '\n') {
            next();
        }
    }

    private boolean isLineEnd(int position) {
        return text.startsWith("\n", position) || text.startsWith("\r\n", position);
    }

    private void continueLine() {
        while (next() != '\n') {
            // The backslash and a carriage return.
        }
    }

    private void word() {
        if (words.isEmpty()) {
            startLine = line;
            startColumn = column;
        }
        StringBuilder word = new StringBuilder();
        while (at < text.length() && !Character.isWhitespace(peek()) && peek() != ';') {
            switch (peek()) {
                case '\'' -> singleQuoted(word);
                case '"' -> doubleQuoted(word);
                case '\\' -> escaped(word);
                case '$' -> dollar(word);
                default -> word.append(next());
            }
        }
        words.add(word.toString());
    }

    private void escaped(StringBuilder word) {
        if (isLineEnd(at + 1)) {
            continueLine();
            return;
        }
        next();
        if (at == text.length()) {
            throw unfinished(line, column, "a character after the backslash");
        }
        word.append(next());
    }

    private void singleQuoted(StringBuilder word) {
        int openLine = line;
        int openColumn = column;
        next();
        while (peek() != '\'') {
            if (at == text.length()) {
                throw unfinished(openLine, openColumn, "a second ' after this one");
            }
            word.append(next());
        }
        next();
    }

    private void doubleQuoted(StringBuilder word) {
        int openLine = line;
        int openColumn = column;
        next();
        while (peek() != '"') {
            if (at == text.length()) {
                throw unfinished(openLine, openColumn, "a second \" after this one");
            }
            boolean escape = peek() == '\\' && (text.startsWith("\"", at + 1) || text.startsWith("\\", at + 1));
            if (peek() == '$') {
                dollar(word);
            } else {
                if (escape) {
                    next();
                }
                word.append(next());
            }
        }
        next();
    }

    private void dollar(StringBuilder word) {
        if (!text.startsWith("${", at)) {
            word.append(next());
            return;
        }
        int end = text.indexOf('}', at);
        if (end < 0) {
            throw unfinished(line, column, "} after ${");
        }
        String name = text.substring(at + 2, end);
        @Nullable String value = parameters.get(name);
        if (value == null) {
            String known = parameters.isEmpty() ? "none is set" : "set are " + String.join(", ", parameters.keySet());
            throw new ScriptSyntaxException(
                    line, column, "a parameter that is set with --set (" + known + ")", "${" + name + "}", false);
        }
        while (at <= end) {
            next();
        }
        word.append(value);
    }

    private ScriptSyntaxException unfinished(int atLine, int atColumn, String expected) {
        return new ScriptSyntaxException(atLine, atColumn, expected, "the end of the script", true);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private char next() {
        char c = text.charAt(at++);
        if (c == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        return c;
    }
}
