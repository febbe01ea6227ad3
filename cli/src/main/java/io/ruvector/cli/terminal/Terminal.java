package io.ruvector.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The two output streams of one command. Results go to standard output, everything else to standard error. In JSON mode
 * standard output carries one JSON document and nothing else. Not thread-safe, except for {@link #progress}.
 */
public final class Terminal {

    private final PrintWriter out;
    private final PrintWriter err;
    private final TerminalTraits traits;
    private final boolean json;

    /**
     * A terminal on two writers.
     *
     * @param out standard output
     * @param err standard error
     * @param traits what the two are
     * @param json whether results are printed as one JSON document
     */
    public Terminal(PrintWriter out, PrintWriter err, TerminalTraits traits, boolean json) {
        this.out = out;
        this.err = err;
        this.traits = traits;
        this.json = json;
    }

    /** Whether results are printed as one JSON document. */
    public boolean json() {
        return json;
    }

    /** The width of a line in characters. */
    public int columns() {
        return traits.columns();
    }

    /** Prints the one JSON document of this command; call it once, in JSON mode. */
    public void document(Object document) {
        out.println(Json.write(document));
        out.flush();
    }

    /** Prints one line of a result, unless in JSON mode. */
    public void line(String text) {
        if (!json) {
            out.println(text);
            out.flush();
        }
    }

    /** Prints an empty line, unless in JSON mode. */
    public void line() {
        line("");
    }

    /** Prints a text wrapped at the terminal's width, each line after the given indent. */
    public void paragraph(String text, String indent) {
        wrap(text, columns() - indent.length()).forEach(line -> line(indent + line));
    }

    /** Prints a remark on standard error. */
    public void remark(String text) {
        err.println(traits.stderrIsTerminal() && traits.colour() ? Style.DIM.wrap(text) : text);
        err.flush();
    }

    /** Says on standard error where the time went, unless in JSON mode, where the document says it. */
    public void timing(String words) {
        if (!json) {
            remark(words);
        }
    }

    /** Prints an error on standard error. */
    public void error(String text) {
        String label = "ruvector: ";
        err.println((traits.stderrIsTerminal() && traits.colour() ? Style.RED.wrap(label) : label) + text);
        err.flush();
    }

    /** The text in the given style where standard output is a terminal with colours, else the text as it is. */
    public String styled(Style style, String text) {
        return traits.stdoutIsTerminal() && traits.colour() ? style.wrap(text) : text;
    }

    /** A progress display on standard error: a bar on a terminal, an occasional line elsewhere. */
    public Progress progress(String what) {
        return new Progress(err, traits, what, System::nanoTime);
    }

    /** Breaks a text into lines of at most {@code width} characters at spaces; longer words stay whole. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
