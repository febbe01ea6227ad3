package io.ruvector.server.remote;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.EmbeddingStoreRemoveAllContract;
import dev.langchain4j.store.embedding.EmbeddingStoreWithRemovalIT;
import io.ruvector.client.RuVectorClient;
import io.ruvector.langchain4j.remote.RemoteEmbeddingStore;
import io.ruvector.server.RunningServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** LangChain4j's own contract, held by a store on a server. */
class RemoteStoreRemovalTest extends EmbeddingStoreWithRemovalIT implements EmbeddingStoreRemoveAllContract {

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

    @BeforeEach
    void ready() {
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
    protected boolean supportsRemoveAllByFilter() {
        return true;
    }

    @Override
    protected boolean supportsRemoveAll() {
        return true;
    }
}
