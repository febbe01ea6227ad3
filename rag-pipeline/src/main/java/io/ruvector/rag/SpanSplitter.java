package io.ruvector.rag;

import io.ruvector.rag.parse.Block;
import io.ruvector.rag.parse.ParsedDocument;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * Cuts the blocks of a document into sentences or lines, and whatever is longer than a passage into pieces that fit.
 * Time grows with the length of the text, also where it has no line ends or blanks at all.
 */
final class SpanSplitter {
    /** A passage has at most this many characters a token; a tokenizer may count a long word without blanks as one. */
    private static final int MAX_CHARS_PER_TOKEN = 10;

    /** Sentences are looked for in windows, for the JDK's search is made for paragraphs. */
    private static final int WINDOW_CHARS = 20_000;

    private final ToIntFunction<String> tokens;
    private final int maxTokens;
    private final List<Span> spans = new ArrayList<>();
    private final BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    private final String text;

    private SpanSplitter(String text, ToIntFunction<String> tokens, int maxTokens) {
        this.text = text;
        this.tokens = tokens;
        this.maxTokens = maxTokens;
    }

    /**
     * The spans of a document, in order, none with more than {@code maxTokens} tokens.
     *
     * @param document parsed
     * @param tokens counts the tokens of a text
     * @param maxTokens longest span
     */
    static List<Span> split(ParsedDocument document, ToIntFunction<String> tokens, int maxTokens) {
        SpanSplitter splitter = new SpanSplitter(document.text(), tokens, maxTokens);
        document.blocks().forEach(splitter::block);
        return splitter.spans;
    }

    private void block(Block block) {
        switch (block.kind()) {
            case HEADING -> fit(block.start(), block.end(), block);
            case PROSE, RECORD -> sentences(block);
            case LINES -> lines(block);
        }
    }

    private void lines(Block block) {
        int start = block.start();
        while (start < block.end()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 || newline >= block.end() ? block.end() : newline;
            fit(start, end, block);
            start = end + 1;
        }
    }

    private void sentences(Block block) {
        int start = block.start();
        while (start < block.end()) {
            int window = Math.min(block.end(), start + WINDOW_CHARS);
            sentences.setText(text.substring(start, window));
            int from = 0;
            sentences.first();
            for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
                if (start + to == window && window < block.end() && from > 0) {
                    break;
                }
                fit(start + from, start + to, block);
                from = to;
            }
            start += from;
        }
    }

    /** Adds the range without surrounding blanks, in pieces where it is too long. */
    private void fit(int rangeStart, int rangeEnd, Block block) {
        int start = rangeStart;
        int end = rangeEnd;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        while (start < end) {
            int cut = Math.min(end, start + maxTokens * MAX_CHARS_PER_TOKEN);
            int count = length(start, cut);
            while (count > maxTokens && cut - start > 1) {
                int smaller = (int) ((long) (cut - start) * maxTokens / count * 9 / 10);
                cut = atBlank(start, start + Math.clamp(smaller, 1, cut - start - 1));
                count = length(start, cut);
            }
            if (cut < end) {
                int blank = atBlank(start, cut);
                count = blank == cut ? count : length(start, blank);
                cut = blank;
            }
            spans.add(new Span(start, cut, count, block.heading(), begins(block, start)));
            start = cut;
            while (start < end && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
        }
    }

    private static Span.Begins begins(Block block, int start) {
        if (start != block.start()) {
            return Span.Begins.NOTHING;
        }
        return switch (block.kind()) {
            case HEADING -> Span.Begins.SECTION;
            case RECORD -> Span.Begins.RECORD;
            case PROSE, LINES -> Span.Begins.NOTHING;
        };
    }

    /** The number of tokens, and at least what so many characters are worth. */
    private int length(int start, int end) {
        int count = tokens.applyAsInt(text.substring(start, end));
        return Math.max(count, Math.ceilDiv(end - start, MAX_CHARS_PER_TOKEN));
    }

    /** The last blank in the later half of a range, else its end, never between the halves of a character. */
    private int atBlank(int start, int end) {
        if (end >= text.length() || Character.isWhitespace(text.charAt(end))) {
            return end;
        }
        for (int i = end; i > start + (end - start) / 2; i--) {
            if (Character.isWhitespace(text.charAt(i - 1))) {
                return i - 1;
            }
        }
        boolean splitsPair = end - start > 1
                && Character.isLowSurrogate(text.charAt(end))
                && Character.isHighSurrogate(text.charAt(end - 1));
        return splitsPair ? end - 1 : end;
    }
}
