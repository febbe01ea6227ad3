package io.ruvector.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.VectorEntry;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SegmentEntryTest {
    @Test
    void metadataComesBackInItsTypes() {
        TextSegment segment = TextSegment.from(
                "text",
                Metadata.from(Map.of(
                        "s",
                        "text",
                        "i",
                        1,
                        "l",
                        2L,
                        "f",
                        0.1f,
                        "d",
                        0.1,
                        "u",
                        UUID.fromString("00000000-0000-0001-0000-000000000002"))));

        VectorEntry entry = SegmentEntry.of("id", Embedding.from(new float[] {1, 2}), segment);

        assertThat(SegmentEntry.segment(entry.text(), entry.metadata())).contains(segment);
    }

    @Test
    void theStoresOwnNameIsRefused() {
        TextSegment segment = TextSegment.from("text", Metadata.from("langchain4j.types", "x"));

        assertThatThrownBy(() -> SegmentEntry.of("id", Embedding.from(new float[] {1}), segment))
                .isInstanceOf(InvalidInputException.class);
    }
}
