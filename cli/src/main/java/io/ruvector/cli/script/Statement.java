package io.ruvector.cli.script;

import java.util.List;

/**
 * One command of a script.
 *
 * @param line where it begins, from 1
 * @param column where it begins, from 1
 * @param words its words, quotes and parameters resolved; at least one
 */
public record Statement(int line, int column, List<String> words) {
    /** Copies the words. */
    public Statement {
        words = List.copyOf(words);
    }
}
