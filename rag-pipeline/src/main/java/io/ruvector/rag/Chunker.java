package io.ruvector.rag;

import io.ruvector.rag.parse.ParsedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Cuts a document into passages: sections stay apart unless they are short, sentences stay whole, passages of a long
 * section are about equally long and overlap by whole sentences.
 */
final class Chunker {
    private final ToIntFunction<String> tokens;
    private final ChunkOptions options;

    /**
     * A chunker.
     *
     * @param tokens counts the tokens of a text as the embedding model does
     */
    Chunker(ToIntFunction<String> tokens, ChunkOptions options) {
        this.tokens = tokens;
        this.options = options;
    }

    /**
     * The passages of a document, none longer than the options and the budget allow.
     *
     * @param tokenBudget what the model leaves for the text itself
     */
    List<Chunk> chunk(ParsedDocument document, int tokenBudget) {
        int longest = Math.max(1, Math.min(options.maxTokens(), tokenBudget));
        List<Chunk> chunks = new ArrayList<>();
        for (List<Span> section : sections(SpanSplitter.split(document, tokens, longest))) {
            passages(section, longest, document.text(), chunks);
        }
        return chunks;
    }

    private List<List<Span>> sections(List<Span> spans) {
        List<List<Span>> sections = new ArrayList<>();
        List<Span> open = new ArrayList<>();
        int length = 0;
        for (Span span : spans) {
            boolean apart = span.begins() == Span.Begins.RECORD
                    || (span.beginsSection() && length >= Math.max(1, options.minTokens()));
            if (apart && !open.isEmpty()) {
                sections.add(open);
                open = new ArrayList<>();
                length = 0;
            }
            open.add(span);
            length += span.tokens();
        }
        if (!open.isEmpty()) {
            sections.add(open);
        }
        return sections;
    }

    private void passages(List<Span> section, int longest, String text, List<Chunk> chunks) {
        int overlap = Math.min(options.overlapTokens(), longest / 3);
        int limit = even(section.stream().mapToLong(Span::tokens).sum(), longest, overlap);
        int from = 0;
        while (from < section.size()) {
            int to = from;
            int length = 0;
            while (to < section.size()
                    && (to == from || length + section.get(to).tokens() <= limit)) {
                length += section.get(to++).tokens();
            }
            chunks.add(passage(section.subList(from, to), text, chunks.size()));
            if (to == section.size()) {
                return;
            }
            from = overlapFrom(
                    section, from, to, Math.min(overlap, limit - section.get(to).tokens()));
        }
    }

    /** The length at which a section of a given length falls into as few, about equal passages. */
    private static int even(long total, int longest, int overlap) {
        if (total <= longest) {
            return longest;
        }
        int advance = longest - overlap;
        long passages = Math.ceilDiv(total - overlap, advance);
        long spare = longest / 16;
        return (int) Math.min(longest, Math.ceilDiv(total - overlap, passages) + overlap + spare);
    }

    /** Where the next passage begins: as many whole spans before {@code to} as the overlap holds. */
    private static int overlapFrom(List<Span> section, int from, int to, int overlap) {
        int start = to;
        int repeated = 0;
        while (start - 1 > from && repeated + section.get(start - 1).tokens() <= overlap) {
            repeated += section.get(--start).tokens();
        }
        return start;
    }

    private static Chunk passage(List<Span> spans, String text, int ordinal) {
        int start = spans.getFirst().start();
        int end = spans.getLast().end();
        String heading = spans.stream()
                .filter(span -> !span.beginsSection())
                .findFirst()
                .orElse(spans.getFirst())
                .heading();
        return new Chunk(ordinal, start, end, heading, text.substring(start, end));
    }
}
