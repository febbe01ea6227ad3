package io.ruvector.rag.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Reads HTML into its visible text. Scripts, styles, templates and what is marked as hidden are dropped before anything
 * else is looked at; offsets count in the text that is left.
 */
final class HtmlParser implements NodeVisitor {
    private static final String INVISIBLE =
            "script, style, noscript, template, svg, iframe, object, head > *:not(title), [hidden], "
                    + "[style~=(?i)display\\s*:\\s*none], [style~=(?i)visibility\\s*:\\s*hidden], "
                    + "[style~=(?i)font-size\\s*:\\s*0(\\D|$)]";
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> CELLS = Set.of("td", "th");

    private final StringBuilder text = new StringBuilder();
    private final HeadingPath path = new HeadingPath();
    private final List<Block> blocks = new ArrayList<>();
    private int blockStart;
    private int preformatted;

    private HtmlParser() {}

    static ParsedDocument parse(String html) {
        return parse(Jsoup.parse(html));
    }

    static ParsedDocument parse(Document document) {
        String title = document.title().strip();
        document.select(INVISIBLE).remove();
        HtmlParser reading = new HtmlParser();
        NodeTraversor.traverse(reading, document.body());
        reading.endBlock(Block.Kind.PROSE);
        return new ParsedDocument(title, reading.text.toString(), List.copyOf(reading.blocks));
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case TextNode words -> append(words.getWholeText());
            case Element element when element.normalName().equals("br") -> lineBreak();
            case Element element when CELLS.contains(element.normalName()) -> cell();
            case Element element
            when element.isBlock() -> {
                endBlock(kind());
                preformatted += element.normalName().equals("pre") ? 1 : 0;
            }
            default -> {}
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element) || !element.isBlock() || CELLS.contains(element.normalName())) {
            return;
        }
        String name = element.normalName();
        if (HEADINGS.contains(name)) {
            path.enter(name.charAt(1) - '0', text.substring(blockStart));
            endBlock(Block.Kind.HEADING);
        } else {
            endBlock(kind());
            preformatted -= name.equals("pre") ? 1 : 0;
        }
    }

    private Block.Kind kind() {
        return preformatted > 0 ? Block.Kind.LINES : Block.Kind.PROSE;
    }

    private void append(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (preformatted > 0) {
                text.append(c);
            } else if (!isSpace(c)) {
                text.append(c);
            } else if (text.length() > blockStart && !isSpace(text.charAt(text.length() - 1))) {
                text.append(' ');
            }
        }
    }

    private void lineBreak() {
        if (text.length() > blockStart) {
            text.append('\n');
        }
    }

    private void cell() {
        if (text.length() > blockStart) {
            text.append(" | ");
        }
    }

    private void endBlock(Block.Kind kind) {
        int end = text.length();
        while (end > blockStart && isSpace(text.charAt(end - 1))) {
            end--;
        }
        text.setLength(end);
        if (end > blockStart) {
            blocks.add(new Block(kind, blockStart, end, path.toString()));
            text.append("\n\n");
        }
        blockStart = text.length();
    }

    private static boolean isSpace(char c) {
        return c == '\u00a0' || Character.isWhitespace(c);
    }
}
