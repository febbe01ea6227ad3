package io.ruvector.spring;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.memory.chat.ChatMemoryProvider;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import io.ruvector.client.RuVectorClient;
import io.ruvector.langchain4j.remote.RemoteChatMemoryStore;
import io.ruvector.langchain4j.remote.RemoteContentRetriever;
import io.ruvector.langchain4j.remote.RemoteEmbeddingStore;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** LangChain4j's beans over a server instead of a database in this process, when {@code ruvector.remote.url} names one. */
@AutoConfiguration(
        beforeName = {
            "dev.langchain4j.spring.LangChain4jAutoConfig",
            "dev.langchain4j.spring.LangChain4jAutoConfiguration"
        },
        before = RuVectorAutoConfiguration.class)
@ConditionalOnClass(RuVectorClient.class)
@ConditionalOnProperty("ruvector.remote.url")
@EnableConfigurationProperties({RuVectorProperties.class, RuVectorRemoteProperties.class})
public class RuVectorRemoteAutoConfiguration {

    /**
     * The client of the server.
     *
     * @param remote says which
     * @return the client, with key or tenant
     */
    @Bean
    @ConditionalOnMissingBean
    public RuVectorClient ruVectorClient(RuVectorRemoteProperties remote) {
        RuVectorClient client = RuVectorClient.of(Objects.requireNonNull(remote.url()));
        if (remote.key() != null) {
            return client.withKey(remote.key());
        }
        return remote.tenant() == null ? client : client.forTenant(remote.tenant());
    }

    /** What needs the module {@code ruvector-langchain4j}. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({RemoteEmbeddingStore.class, MessageWindowChatMemory.class})
    static class LangChain4j {

        /** The vectors of the collection, for the application's embedding model. */
        @Bean
        @ConditionalOnMissingBean(EmbeddingStore.class)
        @ConditionalOnBean(EmbeddingModel.class)
        EmbeddingStore<TextSegment> embeddingStore(
                RuVectorClient client, RuVectorRemoteProperties remote, EmbeddingModel model) {
            return RemoteEmbeddingStore.open(client, remote.collection(), model.dimension());
        }

        /** Hybrid retrieval over the documents that the server ingested. */
        @Bean
        @ConditionalOnMissingBean
        ContentRetriever contentRetriever(RuVectorClient client, RuVectorProperties properties) {
            return new RemoteContentRetriever(client, properties.retriever().maxResults());
        }

        /** Conversations on the server. */
        @Bean
        @ConditionalOnMissingBean
        ChatMemoryStore chatMemoryStore(RuVectorClient client) {
            return new RemoteChatMemoryStore(client);
        }

        /** A window over each conversation. */
        @Bean
        @ConditionalOnMissingBean
        ChatMemoryProvider chatMemoryProvider(ChatMemoryStore store, RuVectorProperties properties) {
            return id -> MessageWindowChatMemory.builder()
                    .id(id)
                    .maxMessages(properties.chatMemory().maxMessages())
                    .chatMemoryStore(store)
                    .build();
        }
    }
}
