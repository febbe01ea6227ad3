package io.ruvector.rag;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import io.ruvector.rag.IngestOutcome.FailureReason;
import io.ruvector.rag.parse.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Passages cut by a LangChain4j splitter, found again in the text for their places. Splitters trim and join with white
 * space of their own, so places are looked for without regard to white space.
 */
final class SplitterChunks {
    private final String text;
    private final List<Block> blocks;
    private final StringBuilder visible = new StringBuilder();
    private final int[] places;

    private SplitterChunks(String text, List<Block> blocks) {
        this.text = text;
        this.blocks = blocks;
        places = new int[text.length()];
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                places[visible.length()] = i;
                visible.append(text.charAt(i));
            }
        }
    }

    static List<Chunk> of(DocumentContent content, DocumentSplitter splitter) throws IngestFailure {
        Metadata metadata = new Metadata();
        metadata.put(Document.FILE_NAME, content.title());
        List<TextSegment> segments =
                splitter.split(Document.from(content.parsed().text(), metadata));
        SplitterChunks search =
                new SplitterChunks(content.parsed().text(), content.parsed().blocks());
        List<Chunk> chunks = new ArrayList<>();
        int from = 0;
        for (TextSegment segment : segments) {
            String words = segment.text().replaceAll("\\s+", "");
            int found = search.visible.indexOf(words, from);
            if (found < 0 || words.isEmpty()) {
                throw new IngestFailure(
                        FailureReason.REFUSED,
                        content.source() + ": the splitter's segment " + chunks.size()
                                + " is not a part of the text that follows the one before");
            }
            chunks.add(search.chunk(chunks.size(), found, found + words.length(), segment));
            from = found;
        }
        return chunks;
    }

    private Chunk chunk(int ordinal, int visibleFrom, int visibleTo, TextSegment segment) {
        int start = places[visibleFrom];
        int end = places[visibleTo - 1] + 1;
        return new Chunk(ordinal, start, end, heading(start), text.substring(start, end), own(segment.metadata()));
    }

    private String heading(int start) {
        return blocks.stream()
                .filter(block -> block.end() > start)
                .findFirst()
                .map(Block::heading)
                .orElse("");
    }

    private static Map<String, Object> own(Metadata metadata) {
        Map<String, Object> values = new LinkedHashMap<>();
        metadata.toMap().forEach((name, value) -> {
            if (!PassageMetadata.isTaken(name) && !name.equals(Document.FILE_NAME)) {
                values.put(name, value instanceof UUID id ? id.toString() : value);
            }
        });
        return values;
    }
}
