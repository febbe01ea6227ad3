package io.ruvector.transfer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What LangChain4j's {@code InMemoryEmbeddingStore.serializeToJson} writes: entries with id, embedding and text segment. */
final class LangChain4jDump implements DumpElements {
    @Override
    public Set<String> lists() {
        return Set.of("entries");
    }

    @Override
    public List<Object> parts(String list, Object element) {
        return List.of(element);
    }

    @Override
    public SourceRow row(RowPlace place, Object part) {
        if (!(JsonValues.field(JsonValues.field(part, "embedding"), "vector") instanceof float[] vector)) {
            throw place.bad("numbers in \"embedding.vector\"", JsonValues.field(part, "embedding"));
        }
        @Nullable Object segment = JsonValues.field(part, "embedded");
        if (segment != null && !(segment instanceof Map<?, ?>)) {
            throw place.bad("a text segment, or null, in \"embedded\"", segment);
        }
        Map<String, Object> metadata = new DumpMetadata(place)
                .putAll(JsonValues.field(JsonValues.field(segment, "metadata"), "metadata"))
                .map();
        return new SourceRow(
                place.number(), DumpElements.id(place, part), vector, JsonValues.text(segment, "text"), metadata);
    }
}
