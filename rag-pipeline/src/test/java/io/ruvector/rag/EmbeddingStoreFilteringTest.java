package io.ruvector.rag;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.EmbeddingStoreAddAllContract;
import dev.langchain4j.store.embedding.EmbeddingStoreWithFilteringIT;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** LangChain4j's own contract for stores with filters. */
class EmbeddingStoreFilteringTest extends EmbeddingStoreWithFilteringIT implements EmbeddingStoreAddAllContract {
    private final EmbeddingModel model = new WordsEmbeddingModel();

    @TempDir
    static Path directory;

    private static VectorDb db;
    private EmbeddingStore<TextSegment> store;

    @BeforeAll
    static void openDb() {
        db = VectorDb.open(DbOptions.of(directory));
    }

    @AfterAll
    static void closeDb() {
        db.close();
    }

    @Override
    protected void ensureStoreIsReady() {
        store = RuVectorEmbeddingStore.open(db, "segments", model.dimension());
    }

    @AfterEach
    void empty() {
        store.removeAll();
    }

    @Override
    public EmbeddingStore<TextSegment> embeddingStore() {
        return store;
    }

    @Override
    protected EmbeddingModel embeddingModel() {
        return model;
    }

    @Override
    protected boolean supportsContains() {
        return true;
    }
}
