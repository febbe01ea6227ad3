package io.ruvector.rag.parse;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads CommonMark. The text stays as written, so that offsets are those of the file; the structure gives headings, code
 * and list items. Only block structure is parsed, for inline markup costs time and says nothing about where to cut.
 */
public final class MarkdownParser {
    /** Deeper nesting is read as text. */
    private static final int MAX_NESTING = 100;

    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(MAX_NESTING)
            .inlineParserFactory(context -> (lines, node) -> {
                if (node instanceof Heading) {
                    node.appendChild(new Text(lines.getContent()));
                }
            })
            .build();

    private final HeadingPath path = new HeadingPath();
    private final List<Block> blocks = new ArrayList<>();
    private String title = "";

    private MarkdownParser() {}

    /** Text and structure. */
    public static ParsedDocument parse(String text) {
        MarkdownParser reading = new MarkdownParser();
        reading.children(PARSER.parse(text));
        return new ParsedDocument(reading.title, text, List.copyOf(reading.blocks));
    }

    private void children(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case Heading heading -> heading(heading);
                case BulletList list -> children(list);
                case OrderedList list -> children(list);
                case ThematicBreak _ -> {}
                case FencedCodeBlock code -> add(Block.Kind.LINES, code);
                case IndentedCodeBlock code -> add(Block.Kind.LINES, code);
                default -> add(Block.Kind.PROSE, node);
            }
        }
    }

    private void heading(Heading heading) {
        String words = heading.getFirstChild() instanceof Text content ? content.getLiteral() : "";
        if (title.isEmpty() && heading.getLevel() == 1) {
            title = words.strip();
        }
        path.enter(heading.getLevel(), words);
        add(Block.Kind.HEADING, heading);
    }

    private void add(Block.Kind kind, Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (!spans.isEmpty()) {
            SourceSpan last = spans.getLast();
            int start = spans.getFirst().getInputIndex();
            int end = last.getInputIndex() + last.getLength();
            if (end > start) {
                blocks.add(new Block(kind, start, end, path.toString()));
            }
        }
    }
}
