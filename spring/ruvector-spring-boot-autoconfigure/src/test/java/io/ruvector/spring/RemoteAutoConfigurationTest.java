package io.ruvector.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.memory.chat.ChatMemoryProvider;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import io.ruvector.AgenticDb;
import io.ruvector.client.RuVectorClient;
import io.ruvector.langchain4j.remote.RemoteChatMemoryStore;
import io.ruvector.langchain4j.remote.RemoteContentRetriever;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** With a server named, the beans are over it, and no database is opened here. */
class RemoteAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    RuVectorRemoteAutoConfiguration.class,
                    RuVectorAutoConfiguration.class,
                    RuVectorLangChain4jAutoConfiguration.class,
                    RuVectorHealthAutoConfiguration.class));

    @Test
    void theBeansAreThoseOfTheServer() {
        runner.withPropertyValues("ruvector.remote.url=http://localhost:1", "ruvector.remote.key=rv_x")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(RuVectorClient.class)
                        .doesNotHaveBean(AgenticDb.class)
                        .hasSingleBean(ChatMemoryProvider.class)
                        .getBean(ContentRetriever.class)
                        .isInstanceOf(RemoteContentRetriever.class));
        runner.withPropertyValues("ruvector.remote.url=http://localhost:1")
                .run(context ->
                        assertThat(context.getBean(ChatMemoryStore.class)).isInstanceOf(RemoteChatMemoryStore.class));
    }
}
