package io.ruvector.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.ruvector.AgenticDb;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.Outcome;
import io.ruvector.skill.SkillLibrary;
import io.ruvector.store.StoreLockedException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.TextEmbedder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RuVectorAutoConfigurationTest {

    @TempDir
    Path directory;

    private ApplicationContextRunner runner;

    @BeforeEach
    void setUp() {
        runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        RuVectorAutoConfiguration.class, RuVectorLangChain4jAutoConfiguration.class))
                .withBean(TextEmbedder.class, () -> new BagOfWordsEmbedder(64))
                .withPropertyValues("ruvector.directory=" + directory);
    }

    @Test
    void theDatabaseAndItsPartsAreBeans() {
        runner.run(context -> assertThat(context)
                .hasSingleBean(AgenticDb.class)
                .hasSingleBean(EpisodicMemory.class)
                .hasSingleBean(SkillLibrary.class)
                .hasSingleBean(EmbeddingStore.class)
                .hasSingleBean(ContentRetriever.class));
    }

    @Test
    void episodesOutliveTheContext() {
        runner.run(context -> context.getBean(AgenticDb.class)
                .remember("rotate the log files", "logrotate -f", Outcome.success(), "the config was missing"));
        runner.run(context -> assertThat(context.getBean(AgenticDb.class).recall("rotate log files", 1))
                .singleElement()
                .satisfies(hit -> assertThat(hit.episode().task()).isEqualTo("rotate the log files")));
    }

    @Test
    void anApplicationsOwnDatabaseWins() {
        runner.withBean(
                        "own",
                        AgenticDb.class,
                        () -> AgenticDb.builder(directory.resolve("own"))
                                .embedder(new BagOfWordsEmbedder(64))
                                .open())
                .run(context ->
                        assertThat(context).hasSingleBean(AgenticDb.class).hasBean("own"));
    }

    @Test
    void withoutTheLibraryNothingIsConfigured() {
        runner.withClassLoader(new FilteredClassLoader(AgenticDb.class))
                .run(context -> assertThat(context).doesNotHaveBean("agenticDb"));
    }

    @Test
    void aLockedDirectoryIsExplained() {
        runner.run(first -> runner.run(second -> {
            assertThat(second).hasFailed();
            assertThat(second.getStartupFailure()).hasRootCauseInstanceOf(StoreLockedException.class);
            var analysis = new StoreLockedFailureAnalyzer().analyze(second.getStartupFailure());
            assertThat(analysis.getDescription()).contains(directory.toString());
            assertThat(analysis.getAction()).contains("ruvector.directory");
        }));
    }
}
