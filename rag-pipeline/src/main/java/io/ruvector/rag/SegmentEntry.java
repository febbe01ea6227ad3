package io.ruvector.rag;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.VectorEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j's text segments as entries of a collection and back. The store keeps whole numbers as long and others as
 * double; a list of the narrower types brings every value back as it was given.
 */
public final class SegmentEntry {
    private static final String TYPES = "langchain4j.types";

    private SegmentEntry() {}

    /** {@return the entry of a segment, or of an embedding alone} */
    public static VectorEntry of(String id, Embedding embedding, @Nullable TextSegment segment) {
        VectorEntry.Builder entry = VectorEntry.builder(id).vector(embedding.vector());
        if (segment != null) {
            entry.text(segment.text()).metadata(stored(segment.metadata()));
        }
        return entry.build();
    }

    /** The segment of an entry; empty for a vector that came without one. */
    public static Optional<TextSegment> segment(Optional<String> text, Map<String, Object> stored) {
        return text.map(words -> TextSegment.from(words, metadata(stored)));
    }

    /** A match of a search; the embedding is read from the collection. */
    static EmbeddingMatch<TextSegment> match(
            Collection collection, String id, double score, Optional<String> text, Map<String, Object> stored) {
        Embedding embedding = collection
                .get(id)
                .map(entry -> Embedding.from(entry.vector()))
                .orElseGet(() -> Embedding.from(new float[0]));
        @Nullable TextSegment segment = segment(text, stored).orElse(null);
        return new EmbeddingMatch<>(score, id, embedding, segment);
    }

    /** Metadata as LangChain4j knows it, from what a collection holds. */
    public static Metadata metadata(Map<String, Object> stored) {
        Map<String, Object> values = new LinkedHashMap<>();
        stored.forEach((key, value) -> {
            switch (value) {
                case String text -> values.put(key, text);
                case Long number -> values.put(key, number);
                case Double number -> values.put(key, number);
                case List<?> list when key.equals(TYPES) -> {}
                default -> values.put(key, value.toString());
            }
        });
        if (stored.get(TYPES) instanceof List<?> types) {
            types.forEach(type -> narrow(String.valueOf(type), values));
        }
        return Metadata.from(values);
    }

    private static Map<String, Object> stored(Metadata metadata) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> types = new ArrayList<>();
        metadata.toMap().forEach((key, value) -> {
            if (key.equals(TYPES)) {
                throw new InvalidInputException("metadata name", key, "one that the store does not use itself");
            }
            switch (value) {
                case Integer number -> types.add("i" + key);
                case Float number -> types.add("f" + key);
                case UUID id -> types.add("u" + key);
                default -> {}
            }
            values.put(key, value instanceof UUID id ? id.toString() : value);
        });
        if (!types.isEmpty()) {
            values.put(TYPES, types);
        }
        return values;
    }

    private static void narrow(String type, Map<String, Object> values) {
        values.computeIfPresent(type.substring(1), (key, value) -> switch (type.charAt(0)) {
            case 'i' -> ((Number) value).intValue();
            case 'f' -> ((Number) value).floatValue();
            case 'u' -> UUID.fromString(value.toString());
            default -> value;
        });
    }
}
