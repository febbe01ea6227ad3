package dev.langchain4j.spring;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Stands for LangChain4j's own starter, which offers a store in memory to applications that have none. */
@AutoConfiguration
public class LangChain4jAutoConfig {

    @Bean
    @ConditionalOnMissingBean(EmbeddingStore.class)
    EmbeddingStore<TextSegment> inMemoryEmbeddingStore() {
        return new InMemoryEmbeddingStore<>();
    }
}
