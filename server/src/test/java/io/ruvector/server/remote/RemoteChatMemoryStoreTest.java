package io.ruvector.server.remote;

import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import io.ruvector.client.RuVectorClient;
import io.ruvector.langchain4j.ChatMemoryStoreContract;
import io.ruvector.langchain4j.remote.RemoteChatMemoryStore;
import io.ruvector.server.RunningServer;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the store in this process, held by the one on a server; each test is a tenant of its own. */
class RemoteChatMemoryStoreTest extends ChatMemoryStoreContract {

    @TempDir
    static Path directory;

    private static RunningServer server;
    private String tenant = "";

    @BeforeAll
    static void start() {
        server = new RunningServer(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void another() {
        tenant = "t-" + UUID.randomUUID();
    }

    @Override
    protected ChatMemoryStore store() {
        return new RemoteChatMemoryStore(RuVectorClient.of(server.uri("/")).forTenant(tenant));
    }

    @Override
    protected ChatMemoryStore reopened() {
        stop();
        start();
        return store();
    }
}
