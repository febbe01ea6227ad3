package io.ruvector.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import io.ruvector.AgenticDb;
import io.ruvector.memory.Scope;
import io.ruvector.springai.RuVectorVectorStore;
import io.ruvector.vector.BagOfWordsEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.document.Document;
import org.springframework.ai.vectorstore.SimpleVectorStore;
import org.springframework.ai.vectorstore.VectorStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The code of the guide on coming from another store, at work on what those stores write. */
class MigratingGuideTest {

    @TempDir
    Path directory;

    private final BagOfWordsEmbedder model = new BagOfWordsEmbedder(64);
    private AgenticDb db;

    @BeforeEach
    void open() {
        db = AgenticDb.builder(directory.resolve("db")).embedder(model).open();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void inMemoryEmbeddingStore() {
        InMemoryEmbeddingStore<TextSegment> written = new InMemoryEmbeddingStore<>();
        for (String text : List.of("the pump has a seal", "the valve is shut")) {
            written.add(Embedding.from(model.embedPassage(text)), TextSegment.from(text));
        }
        Path file = directory.resolve("store.json");
        written.serializeToFile(file);

        InMemoryEmbeddingStore<TextSegment> old = InMemoryEmbeddingStore.fromFile(file);
        EmbeddingSearchRequest all = EmbeddingSearchRequest.builder()
                .queryEmbedding(Embedding.from(model.embedQuery("anything")))
                .maxResults(Integer.MAX_VALUE)
                .minScore(0.0)
                .build();
        old.search(all)
                .matches()
                .forEach(match -> db.embeddingStore()
                        .addAll(List.of(match.embeddingId()), List.of(match.embedding()), List.of(match.embedded())));

        EmbeddingSearchRequest pump = EmbeddingSearchRequest.builder()
                .queryEmbedding(Embedding.from(model.embedQuery("seal of the pump")))
                .maxResults(1)
                .build();
        assertThat(db.embeddingStore().search(pump).matches())
                .singleElement()
                .satisfies(match -> assertThat(match.embedded().text()).isEqualTo("the pump has a seal"));
    }

    @Test
    void simpleVectorStore() throws IOException {
        VectorStore store = RuVectorVectorStore.builder(db).build();
        SimpleVectorStore old = SimpleVectorStore.builder(new io.ruvector.springai.RuVectorEmbeddingModel(model))
                .build();
        old.add(List.of(Document.builder().id("7").text("the pump has a seal").build()));
        Path file = directory.resolve("simple.json");
        old.save(file.toFile());

        new ObjectMapper()
                .readTree(file)
                .properties()
                .forEach(entry -> store.add(List.of(Document.builder()
                        .id(entry.getKey())
                        .text(entry.getValue().get("text").asString())
                        .build())));

        assertThat(store.similaritySearch("seal of the pump")).singleElement().satisfies(found -> {
            assertThat(found.getId()).isEqualTo("7");
            assertThat(found.getText()).isEqualTo("the pump has a seal");
        });
    }

    @Test
    void mem0() throws IOException {
        Path file = Files.writeString(directory.resolve("mem0.json"), """
                {"results": [
                  {"id": "1", "memory": "the user prefers metric units", "user_id": "anna", "created_at": "2026-01-01"},
                  {"id": "2", "memory": "the user prefers imperial units", "user_id": "bert", "created_at": "2026-01-02"}
                ]}
                """);
        JsonNode export = new ObjectMapper().readTree(file);

        for (JsonNode memory : export.get("results")) {
            Scope user = Scope.of("app").agent(memory.get("user_id").asString());
            db.withScope(user).state(memory.get("memory").asString());
        }

        assertThat(db.withScope(Scope.of("app").agent("anna")).factsFor("which units", 5))
                .extracting(hit -> hit.fact().text())
                .containsExactly("the user prefers metric units");
    }
}
