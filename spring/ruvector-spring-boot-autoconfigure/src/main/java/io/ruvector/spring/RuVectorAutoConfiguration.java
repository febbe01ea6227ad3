package io.ruvector.spring;

import dev.langchain4j.model.chat.ChatModel;
import io.ruvector.AgenticDb;
import io.ruvector.AgenticDbBuilder;
import io.ruvector.causal.CausalGraph;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.Scope;
import io.ruvector.memory.chat.Transcripts;
import io.ruvector.memory.fact.FactMemory;
import io.ruvector.skill.SkillLibrary;
import io.ruvector.sona.SonaRouter;
import io.ruvector.vector.TextEmbedder;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Opens the database of {@link RuVectorProperties} and offers it and its parts as beans; each backs off when the application
 * defines its own.
 */
@AutoConfiguration
@ConditionalOnClass(AgenticDb.class)
@Conditional(LocalCondition.class)
@EnableConfigurationProperties(RuVectorProperties.class)
public class RuVectorAutoConfiguration {

    /**
     * Opens the database; closed with the application context, after every bean that uses it.
     *
     * @param properties where it lies and whose records it reads by default
     * @param embedder the application's own embedder, if it defines one; otherwise the bundled default model
     * @param chatModel the application's chat model, if it has one; answers are extractive without
     * @param customizers change the builder before it opens, in their order
     * @return the open database
     */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    public AgenticDb agenticDb(
            RuVectorProperties properties,
            ObjectProvider<TextEmbedder> embedder,
            ObjectProvider<ChatModel> chatModel,
            ObjectProvider<AgenticDbCustomizer> customizers) {
        AgenticDbBuilder builder = AgenticDb.builder(properties.directory()).scope(scope(properties));
        embedder.ifUnique(builder::embedder);
        chatModel.ifUnique(builder::chatModel);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.open();
    }

    /**
     * The episodes.
     *
     * @param db the database
     * @return its episodic memory
     */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    public EpisodicMemory episodicMemory(AgenticDb db) {
        return db.memory();
    }

    /**
     * The facts.
     *
     * @param db the database
     * @return its memory of facts
     */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    public FactMemory factMemory(AgenticDb db) {
        return db.facts();
    }

    /**
     * The skills.
     *
     * @param db the database
     * @return its skill library
     */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    public SkillLibrary skillLibrary(AgenticDb db) {
        return db.skills();
    }

    /**
     * The effects.
     *
     * @param db the database
     * @return its causal graph
     */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    public CausalGraph causalGraph(AgenticDb db) {
        return db.causal();
    }

    /**
     * The router.
     *
     * @param db the database
     * @return its router
     */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    public SonaRouter sonaRouter(AgenticDb db) {
        return db.router();
    }

    /**
     * The conversations.
     *
     * @param db the database
     * @return its transcripts
     */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    public Transcripts transcripts(AgenticDb db) {
        return db.transcripts();
    }

    private static Scope scope(RuVectorProperties properties) {
        return new Scope(
                properties.tenant(),
                Optional.ofNullable(properties.team()),
                Optional.ofNullable(properties.agent()),
                Optional.empty());
    }
}
