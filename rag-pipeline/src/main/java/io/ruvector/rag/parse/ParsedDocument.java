package io.ruvector.rag.parse;

import java.util.List;
import java.util.Map;

/**
 * A document's text and structure, in reading order.
 *
 * @param title from the document itself, "" when it has none
 * @param text what offsets count in
 * @param blocks without overlaps, in order
 * @param places values that hold for ranges of the text, such as page numbers, in order
 */
public record ParsedDocument(String title, String text, List<Block> blocks, List<Place> places) {
    /** Copies the lists. */
    public ParsedDocument {
        blocks = List.copyOf(blocks);
        places = List.copyOf(places);
    }

    /** A document whose places say nothing further. */
    public ParsedDocument(String title, String text, List<Block> blocks) {
        this(title, text, blocks, List.of());
    }

    /**
     * A range of the text.
     *
     * @param start first character
     * @param end after the last character
     * @param values metadata of passages that begin in it: text, whole numbers, numbers, truth values
     */
    public record Place(int start, int end, Map<String, Object> values) {
        /** Copies the values. */
        public Place {
            values = Map.copyOf(values);
        }
    }

    /** The values that hold at a place of the text; none where nothing is known. */
    public Map<String, Object> valuesAt(int offset) {
        int low = 0;
        int high = places.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places.get(middle).end() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < places.size() && places.get(low).start() <= offset
                ? places.get(low).values()
                : Map.of();
    }
}
