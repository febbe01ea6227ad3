package io.ruvector.spring;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.memory.chat.ChatMemoryProvider;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import io.ruvector.AgenticDb;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.langchain4j.MemoryTools;
import io.ruvector.langchain4j.RuVectorChatMemoryStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * LangChain4j's views of the database. Ordered before LangChain4j's auto-configuration, whose in-memory store would win
 * otherwise.
 */
@AutoConfiguration(
        after = RuVectorAutoConfiguration.class,
        beforeName = {
            "dev.langchain4j.spring.LangChain4jAutoConfig",
            "dev.langchain4j.spring.LangChain4jAutoConfiguration"
        })
@ConditionalOnClass(EmbeddingStore.class)
@ConditionalOnBean(AgenticDb.class)
public class RuVectorLangChain4jAutoConfiguration {

    /**
     * The model that the database embeds with.
     *
     * @param db the database, opened with the bundled model or an embedder that is an embedding model, too
     * @return the model
     */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    @Conditional(BundledModelCondition.class)
    public EmbeddingModel embeddingModel(AgenticDb db) {
        return (OnnxEmbeddingModel) db.embedder();
    }

    /**
     * The stored vectors.
     *
     * @param db the database
     * @return an embedding store over the database's own collection for it
     */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean(EmbeddingStore.class)
    public EmbeddingStore<TextSegment> embeddingStore(AgenticDb db) {
        return db.embeddingStore();
    }

    /**
     * Hybrid retrieval over the ingested documents.
     *
     * @param db the database
     * @param properties say how many passages a question gets
     * @return a content retriever
     */
    @Bean
    @ConditionalOnMissingBean
    public ContentRetriever contentRetriever(AgenticDb db, RuVectorProperties properties) {
        return db.contentRetriever(properties.retriever().maxResults());
    }

    /** What needs the module {@code ruvector-langchain4j}. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({RuVectorChatMemoryStore.class, MessageWindowChatMemory.class})
    static class ChatMemories {

        /** Conversations on disk. */
        @Bean
        @ConditionalOnMissingBean
        ChatMemoryStore chatMemoryStore(AgenticDb db) {
            return RuVectorChatMemoryStore.of(db.transcripts(), db.scope());
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

        /** The memory as tools of an agent. */
        @Bean
        @ConditionalOnMissingBean
        MemoryTools memoryTools(AgenticDb db) {
            return MemoryTools.of(db);
        }
    }
}
