package io.ruvector.spring;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.ruvector.AgenticDb;
import io.ruvector.AgenticDbBuilder;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.Scope;
import io.ruvector.skill.SkillLibrary;
import io.ruvector.vector.TextEmbedder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Opens the database of {@link RuVectorProperties} and offers it and its parts as beans; each backs off when the
 * application defines its own. Ordered before LangChain4j's auto-configuration, whose in-memory store would win otherwise.
 */
@AutoConfiguration(
        beforeName = {
            "dev.langchain4j.spring.LangChain4jAutoConfig",
            "dev.langchain4j.spring.LangChain4jAutoConfiguration"
        })
@ConditionalOnClass(AgenticDb.class)
@EnableConfigurationProperties(RuVectorProperties.class)
public class RuVectorAutoConfiguration {

    private static final int MAX_RESULTS = 5;

    /**
     * Opens the database; closed with the application context.
     *
     * @param properties where it lies and whose records it reads by default
     * @param embedder the application's own embedder, if it defines one; otherwise the bundled default model
     * @param chatModel the application's chat model, if it has one; answers are extractive without
     * @return the open database
     */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    public AgenticDb agenticDb(
            RuVectorProperties properties, ObjectProvider<TextEmbedder> embedder, ObjectProvider<ChatModel> chatModel) {
        AgenticDbBuilder builder = AgenticDb.builder(properties.directory()).scope(Scope.of(properties.tenant()));
        embedder.ifUnique(builder::embedder);
        chatModel.ifUnique(builder::chatModel);
        return builder.open();
    }

    /**
     * The episodes.
     *
     * @param db the database
     * @return its episodic memory
     */
    @Bean
    @ConditionalOnMissingBean
    public EpisodicMemory episodicMemory(AgenticDb db) {
        return db.memory();
    }

    /**
     * The skills.
     *
     * @param db the database
     * @return its skill library
     */
    @Bean
    @ConditionalOnMissingBean
    public SkillLibrary skillLibrary(AgenticDb db) {
        return db.skills();
    }

    /**
     * LangChain4j's view of the stored vectors.
     *
     * @param db the database
     * @return an embedding store over the database's own collection for it
     */
    @Bean
    @ConditionalOnMissingBean
    public EmbeddingStore<TextSegment> embeddingStore(AgenticDb db) {
        return db.embeddingStore();
    }

    /**
     * LangChain4j's view of hybrid retrieval over the ingested documents.
     *
     * @param db the database
     * @return a content retriever
     */
    @Bean
    @ConditionalOnMissingBean
    public ContentRetriever contentRetriever(AgenticDb db) {
        return db.contentRetriever(MAX_RESULTS);
    }
}
