package io.ruvector.cli.terminal;

import java.util.Map;
import java.util.Properties;

/**
 * What the launcher found out about the two output streams. A JVM finds this out slowly, a shell at once.
 *
 * @param stdoutIsTerminal whether standard output is a terminal
 * @param stderrIsTerminal whether standard error is a terminal
 * @param colour whether colours are wanted on terminals ({@code NO_COLOR} unset, {@code TERM} not "dumb")
 * @param columns width in characters, at least 40
 */
public record TerminalTraits(boolean stdoutIsTerminal, boolean stderrIsTerminal, boolean colour, int columns) {

    private static final int DEFAULT_COLUMNS = 100;
    private static final int FEWEST_COLUMNS = 40;

    /** Keeps the width at 40 or more. */
    public TerminalTraits {
        columns = Math.max(FEWEST_COLUMNS, columns);
    }

    /** No terminal at all: pipes, files, tests. */
    public static TerminalTraits none() {
        return new TerminalTraits(false, false, false, DEFAULT_COLUMNS);
    }

    /**
     * Reads the launcher's properties {@code ruvector.stdout.tty}, {@code ruvector.stderr.tty} and {@code ruvector.columns}.
     *
     * @param properties the JVM's system properties
     * @param environment the process environment
     * @return the traits; {@link #none()} where the launcher said nothing
     */
    public static TerminalTraits of(Properties properties, Map<String, String> environment) {
        boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new TerminalTraits(
                Boolean.parseBoolean(properties.getProperty("ruvector.stdout.tty", "false")),
                Boolean.parseBoolean(properties.getProperty("ruvector.stderr.tty", "false")),
                colour,
                columns(properties.getProperty("ruvector.columns", "")));
    }

    private static int columns(String text) {
        return text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : DEFAULT_COLUMNS;
    }
}
