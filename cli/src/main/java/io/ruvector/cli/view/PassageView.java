package io.ruvector.cli.view;

import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.rag.PassageScore;
import io.ruvector.rag.RetrievedPassage;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A found passage as the command line shows it.
 *
 * @param id the passage's id
 * @param source the file or document it comes from
 * @param title of the document
 * @param heading of the section it begins in
 * @param start first character in the document's text
 * @param end after the last character
 * @param score what the order is by; higher is better
 * @param parts where the score comes from
 * @param text the passage
 */
public record PassageView(
        String id,
        String source,
        String title,
        String heading,
        int start,
        int end,
        double score,
        PassageScore parts,
        String text) {

    private static final int SHOWN_CHARS = 320;

    /** The view of a passage. */
    public static PassageView of(RetrievedPassage p) {
        return new PassageView(
                p.id(), p.source(), p.title(), p.heading(), p.start(), p.end(), p.score(), p.parts(), p.text());
    }

    /** Prints where the passage is from, its score, and how it begins. */
    public void print(int number, Terminal terminal) {
        String where =
                terminal.styled(Style.CYAN, "[" + number + "] ") + terminal.styled(Style.BOLD, place(source, heading));
        String detail = String.format(Locale.ROOT, "  %d-%d  score %.3f", start, end, score);
        terminal.line(where + terminal.styled(Style.DIM, detail));
        String shown = text.length() <= SHOWN_CHARS
                ? text
                : text.substring(0, SHOWN_CHARS).strip() + " ...";
        terminal.paragraph(shown, "    ");
    }

    /** A source as people name it: relative to the working directory where it lies below it, with its heading. */
    public static String place(String source, String heading) {
        return heading.isEmpty() ? shorter(source) : shorter(source) + ", " + heading;
    }

    private static String shorter(String source) {
        try {
            Path here = Path.of("").toAbsolutePath();
            Path path = Path.of(source);
            return path.isAbsolute() && path.startsWith(here)
                    ? here.relativize(path).toString()
                    : source;
        } catch (InvalidPathException e) {
            return source;
        }
    }
}
