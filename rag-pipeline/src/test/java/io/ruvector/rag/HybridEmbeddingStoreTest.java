package io.ruvector.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.EmbeddingStoreIngestor;
import dev.langchain4j.store.embedding.filter.comparison.IsEqualTo;
import dev.langchain4j.store.embedding.listener.EmbeddingStoreListener;
import dev.langchain4j.store.embedding.listener.EmbeddingStoreRequestContext;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The LangChain4j store that also searches by words; asynchronous calls; listeners. */
class HybridEmbeddingStoreTest {
    private final BagOfWordsEmbedder embedder = new BagOfWordsEmbedder();

    @TempDir
    Path directory;

    private VectorDb db;
    private RuVectorEmbeddingStore store;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(directory));
        store = RuVectorEmbeddingStore.openHybrid(db, "segments", embedder);
        add("near", "green apples", "green apples and pears", "ann");
        add("words", "steam engines", "the part number is QX-7781", "ann");
        add("other", "steam engines", "the part number is QX-7781", "bob");
        add("far", "distant stars", "distant stars", "ann");
    }

    @AfterEach
    void close() {
        store.close();
        db.close();
    }

    @Test
    void wordsFindWhatTheVectorDoesNot() {
        Embedding apples = Embedding.from(embedder.embedQuery("green apples"));

        List<EmbeddingMatch<TextSegment>> byVector = store.search(EmbeddingSearchRequest.builder()
                        .queryEmbedding(apples)
                        .maxResults(1)
                        .build())
                .matches();
        List<EmbeddingMatch<TextSegment>> byBoth = store.search(EmbeddingSearchRequest.builder()
                        .query("QX-7781")
                        .queryEmbedding(apples)
                        .maxResults(2)
                        .filter(new IsEqualTo("owner", "ann"))
                        .build())
                .matches();

        assertThat(byVector).extracting(EmbeddingMatch::embeddingId).containsExactly("near");
        assertThat(byBoth).extracting(EmbeddingMatch::embeddingId).containsExactlyInAnyOrder("near", "words");
        assertThat(byBoth)
                .extracting(EmbeddingMatch::score)
                .allSatisfy(score -> assertThat(score).isBetween(0.0, 1.0));
    }

    @Test
    void aReopenedStoreStillFindsByWordsAndRemovedSegmentsAreGone() {
        store.removeAll(new IsEqualTo("owner", "bob"));
        store.close();
        store = RuVectorEmbeddingStore.openHybrid(db, "segments", embedder);

        EmbeddingSearchRequest request = EmbeddingSearchRequest.builder()
                .query("QX-7781")
                .queryEmbedding(Embedding.from(embedder.embedQuery("distant stars")))
                .maxResults(10)
                .build();
        assertThat(store.searchAsync(request).join().matches())
                .extracting(EmbeddingMatch::embeddingId)
                .contains("words")
                .doesNotContain("other");
    }

    @Test
    void listenersHearOfIngestAndSearch() {
        List<String> heard = new ArrayList<>();
        EmbeddingStore<TextSegment> listened = store.addListener(new EmbeddingStoreListener() {
            @Override
            public void onRequest(EmbeddingStoreRequestContext<?> context) {
                heard.add(context.getClass().getSimpleName());
            }
        });

        EmbeddingStoreIngestor.builder()
                .documentSplitter(new PassageSplitter(embedder, ChunkOptions.defaults()))
                .embeddingModel(new WordsEmbeddingModel())
                .embeddingStore(listened)
                .build()
                .ingest(Document.from("Turbines turn in the wind."));
        listened.search(EmbeddingSearchRequest.builder()
                .queryEmbedding(Embedding.from(embedder.embedQuery("wind")))
                .build());

        assertThat(heard).containsExactly("AddAll", "Search");
    }

    private void add(String id, String meaning, String words, String owner) {
        store.addAll(
                List.of(id),
                List.of(Embedding.from(embedder.embedQuery(meaning))),
                List.of(TextSegment.from(words, Metadata.from("owner", owner))));
    }
}
