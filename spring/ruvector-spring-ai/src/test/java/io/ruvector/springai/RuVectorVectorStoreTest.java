package io.ruvector.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.AgenticDb;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.BagOfWordsEmbedder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.ai.document.Document;
import org.springframework.ai.test.vectorstore.BaseVectorStoreTests;
import org.springframework.ai.vectorstore.SearchRequest;
import org.springframework.ai.vectorstore.VectorStore;

/** Spring AI's own tests of vector stores, and what they leave out. */
class RuVectorVectorStoreTest extends BaseVectorStoreTests {

    @TempDir
    Path directory;

    private AgenticDb db;
    private VectorStore store;

    @BeforeEach
    void open() {
        db = AgenticDb.builder(directory).embedder(new BagOfWordsEmbedder(256)).open();
        store = RuVectorVectorStore.builder(db).build();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Override
    protected void executeTest(Consumer<VectorStore> test) {
        test.accept(store);
    }

    @Test
    void documentsOutliveTheProcess() {
        store.add(List.of(new Document("1", "oil the pump", Map.of("machine", "pump"))));
        close();
        open();

        Document found = store.similaritySearch("pump oil").getFirst();

        assertThat(found.getId()).isEqualTo("1");
        assertThat(found.getText()).isEqualTo("oil the pump");
        assertThat(found.getMetadata()).containsEntry("machine", "pump").containsKey("distance");
        assertThat(found.getScore()).isBetween(0.5, 1.0001);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "machine == 'pump' | a b",
                "machine != 'pump' | c",
                "year > 2019 | b c",
                "year >= 2019 | a b c",
                "year < 2020 && machine == 'pump' | a",
                "year <= 2020 AND NOT (machine == 'pump' AND year == 2019) | b",
                "machine in ['pump', 'saw'] | a b c",
                "machine nin ['pump'] | c",
                "year == 2019 OR year == 2021 | a c",
            })
    void filtersHoldExactly(String filter, String expected) {
        store.add(List.of(
                new Document("a", "oil the machine", Map.of("machine", "pump", "year", 2019)),
                new Document("b", "oil the machine", Map.of("machine", "pump", "year", 2020)),
                new Document("c", "oil the machine", Map.of("machine", "saw", "year", 2021))));

        assertThat(store.similaritySearch(SearchRequest.builder()
                        .query("oil")
                        .filterExpression(filter)
                        .build()))
                .extracting(Document::getId)
                .containsExactlyInAnyOrder(expected.split(" "));
    }

    @Test
    void aDateIsStoredAsItsInstant() {
        Date noon = Date.from(Instant.parse("2026-06-01T12:00:00Z"));
        store.add(List.of(new Document("a", "oil the pump", Map.of("when", noon))));

        assertThat(store.similaritySearch("oil").getFirst().getMetadata()).containsEntry("when", noon.toInstant());
    }

    @Test
    void theThresholdIsACosine() {
        store.add(List.of(new Document("a", "oil the pump", Map.of()), new Document("b", "paint a fence", Map.of())));

        assertThat(store.similaritySearch(SearchRequest.builder()
                        .query("oil the pump")
                        .similarityThreshold(0.9)
                        .build()))
                .extracting(Document::getId)
                .containsExactly("a");
        assertThat(store.similaritySearch("oil the pump")).hasSize(2);
    }

    @Test
    void aListIsAddedWholeOrNotAtAll() {
        assertThatThrownBy(
                        () -> store.add(List.of(new Document("a", "fine", Map.of()), new Document("b", " ", Map.of()))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("b");
        assertThat(store.similaritySearch("fine")).isEmpty();
    }
}
