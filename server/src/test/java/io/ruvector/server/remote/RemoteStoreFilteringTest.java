package io.ruvector.server.remote;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.EmbeddingStoreAddAllContract;
import dev.langchain4j.store.embedding.EmbeddingStoreWithFilteringIT;
import io.ruvector.client.RuVectorClient;
import io.ruvector.langchain4j.remote.RemoteEmbeddingStore;
import io.ruvector.server.RunningServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** LangChain4j's own contract, held by a store on a server. */
class RemoteStoreFilteringTest extends EmbeddingStoreWithFilteringIT implements EmbeddingStoreAddAllContract {

    private final EmbeddingModel model = new WordsEmbeddingModel();

    @TempDir
    static Path directory;

    private static RunningServer server;
    private EmbeddingStore<TextSegment> store;

    @BeforeAll
    static void start() {
        server = new RunningServer(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected void ensureStoreIsReady() {
        open();
    }

    @AfterEach
    void empty() {
        store.removeAll();
    }

    private void open() {
        store = RemoteEmbeddingStore.open(RuVectorClient.of(server.uri("/")), "segments", model.dimension());
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
