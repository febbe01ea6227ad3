package io.ruvector.spring;

import io.micrometer.observation.ObservationRegistry;
import io.ruvector.AgenticDb;
import io.ruvector.springai.RuVectorChatMemoryRepository;
import io.ruvector.springai.RuVectorEmbeddingModel;
import io.ruvector.springai.RuVectorVectorStore;
import org.springframework.ai.chat.memory.ChatMemoryRepository;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Spring AI's views of the database, ordered before Spring AI's own chat memory, which would be in memory. */
@AutoConfiguration(
        after = RuVectorAutoConfiguration.class,
        beforeName = "org.springframework.ai.model.chat.memory.autoconfigure.ChatMemoryAutoConfiguration")
@ConditionalOnClass({RuVectorVectorStore.class, VectorStore.class, ChatMemoryRepository.class})
@ConditionalOnBean(AgenticDb.class)
public class RuVectorSpringAiAutoConfiguration {

    /**
     * The model that the database embeds with.
     *
     * @param db the database
     * @return the model
     */
    @Bean
    @ConditionalOnMissingBean(EmbeddingModel.class)
    public RuVectorEmbeddingModel springAiEmbeddingModel(AgenticDb db) {
        return new RuVectorEmbeddingModel(db.embedder());
    }

    /**
     * A store over the database's own collection for it.
     *
     * @param db the database
     * @param observations where its operations are observed
     * @return the store
     */
    @Bean
    @ConditionalOnMissingBean
    public VectorStore vectorStore(AgenticDb db, ObjectProvider<ObservationRegistry> observations) {
        return RuVectorVectorStore.builder(db)
                .observationRegistry(observations.getIfUnique(() -> ObservationRegistry.NOOP))
                .build();
    }

    /**
     * Conversations on disk.
     *
     * @param db the database
     * @return the repository
     */
    @Bean
    @ConditionalOnMissingBean
    public ChatMemoryRepository chatMemoryRepository(AgenticDb db) {
        return RuVectorChatMemoryRepository.of(db.transcripts(), db.scope());
    }
}
