package io.ruvector.rag.parse;

import io.ruvector.rag.parse.ParsedDocument.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Lines of print as paragraphs under headings. A heading is a short line, or a few, printed at least
 * {@value #LARGER} times as large as most of the text; the larger, the higher its level. Words parted at a line's end
 * are joined.
 */
final class PdfLines {
    private static final double LARGER = 1.15;
    private static final int LONGEST_HEADING = 200;

    private final List<PdfLine> lines;
    private final float body;
    private final List<Float> headingSizes;
    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final HeadingPath path = new HeadingPath();
    private String firstHeading = "";

    private PdfLines(List<PdfLine> lines) {
        this.lines = lines;
        Map<Float, Integer> characters = new HashMap<>();
        lines.forEach(line -> characters.merge(line.points(), line.words().length(), Integer::sum));
        body = characters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0f);
        SortedSet<Float> larger = new TreeSet<>();
        lines.stream().filter(this::isHeading).forEach(line -> larger.add(-line.points()));
        headingSizes = larger.stream().map(size -> -size).toList();
    }

    /**
     * A document of these lines.
     *
     * @param title from the file, or "": then the first heading
     */
    static ParsedDocument structured(String title, List<PdfLine> lines) {
        PdfLines reading = new PdfLines(lines);
        reading.read();
        return new ParsedDocument(
                title.isEmpty() ? reading.firstHeading : title,
                reading.text.toString(),
                reading.blocks,
                reading.places);
    }

    private void read() {
        int at = 0;
        int page = 0;
        int pageStart = 0;
        while (at < lines.size()) {
            PdfLine line = lines.get(at);
            if (line.page() != page) {
                endPage(pageStart, page);
                page = line.page();
                pageStart = text.length();
            }
            at = isHeading(line) ? heading(at) : paragraph(at);
        }
        endPage(pageStart, page);
    }

    private void endPage(int start, int page) {
        if (text.length() > start) {
            places.add(new Place(start, text.length(), Map.of("page", (long) page)));
        }
    }

    private boolean isHeading(PdfLine line) {
        return line.points() >= LARGER * body && line.words().length() <= LONGEST_HEADING;
    }

    private int heading(int from) {
        PdfLine first = lines.get(from);
        int to = from + 1;
        while (to < lines.size()
                && lines.get(to).points() == first.points()
                && lines.get(to).page() == first.page()
                && !lines.get(to).beginsParagraph()) {
            to++;
        }
        String words = joined(from, to);
        if (firstHeading.isEmpty()) {
            firstHeading = words.length() <= LONGEST_HEADING ? words : words.substring(0, LONGEST_HEADING);
        }
        path.enter(1 + headingSizes.indexOf(first.points()), words);
        add(Block.Kind.HEADING, words);
        return to;
    }

    private int paragraph(int from) {
        int to = from + 1;
        while (to < lines.size()
                && !lines.get(to).beginsParagraph()
                && !isHeading(lines.get(to))
                && lines.get(to).page() == lines.get(from).page()) {
            to++;
        }
        add(Block.Kind.PROSE, joined(from, to));
        return to;
    }

    private String joined(int from, int to) {
        StringBuilder words = new StringBuilder();
        for (PdfLine line : lines.subList(from, to)) {
            int end = words.length() - 1;
            boolean parted = end > 0
                    && words.charAt(end) == '-'
                    && Character.isLetter(words.charAt(end - 1))
                    && Character.isLowerCase(line.words().charAt(0));
            if (parted) {
                words.setLength(end);
            } else if (end >= 0) {
                words.append(' ');
            }
            words.append(line.words());
        }
        return words.toString();
    }

    private void add(Block.Kind kind, String words) {
        int start = text.length();
        text.append(words);
        blocks.add(new Block(kind, start, text.length(), path.toString()));
        text.append("\n\n");
    }
}
