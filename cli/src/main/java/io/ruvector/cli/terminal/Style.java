package io.ruvector.cli.terminal;

/** How a piece of text stands out on a terminal, as an ANSI "select graphic rendition" code (ECMA-48, 8.3.117). */
public enum Style {
    /** For titles and the answer itself. */
    BOLD("1"),
    /** For what can be skipped: offsets, timings. */
    DIM("2"),
    /** For what went well. */
    GREEN("32"),
    /** For what needs care. */
    YELLOW("33"),
    /** For what went wrong. */
    RED("31"),
    /** For names and identifiers. */
    CYAN("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String wrap(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
