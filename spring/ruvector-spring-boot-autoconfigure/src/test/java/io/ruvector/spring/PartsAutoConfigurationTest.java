package io.ruvector.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.rag.content.retriever.ContentRetriever;
import io.ruvector.AgenticDb;
import io.ruvector.memory.Episode;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.RecallQuery;
import io.ruvector.memory.Scope;
import io.ruvector.rag.Corpus;
import io.ruvector.sona.SonaRouter;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The starters of one part: what the others would bring is not on the class path. */
class PartsAutoConfigurationTest {

    @TempDir
    Path directory;

    private ApplicationContextRunner without(Class<?>... missing) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        RuVectorAutoConfiguration.class,
                        RuVectorLangChain4jAutoConfiguration.class,
                        RuVectorPartsAutoConfiguration.class,
                        RuVectorHealthAutoConfiguration.class,
                        RuVectorMetricsAutoConfiguration.class,
                        RuVectorEndpointAutoConfiguration.class))
                .withBean(TextEmbedder.class, () -> new BagOfWordsEmbedder(64))
                .withClassLoader(new FilteredClassLoader(missing))
                .withPropertyValues("ruvector.directory=" + directory);
    }

    @Test
    void memoryAloneRemembersAcrossRestarts() {
        Scope scope = Scope.of("default");
        ApplicationContextRunner runner = without(AgenticDb.class, Corpus.class, SonaRouter.class);
        runner.run(context -> context.getBean(EpisodicMemory.class)
                .remember(Episode.builder("oil the pump", scope)
                        .outcome(Outcome.success())
                        .build()));
        runner.run(context -> {
            assertThat(context).doesNotHaveBean(SonaRouter.class).doesNotHaveBean(Corpus.class);
            assertThat(context.getBean(EpisodicMemory.class)
                            .recall(RecallQuery.builder("oil the pump", scope)
                                    .k(1)
                                    .build()))
                    .hasSize(1);
        });
    }

    @Test
    void documentsAlone() {
        without(AgenticDb.class, EpisodicMemory.class, SonaRouter.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Corpus.class)
                        .hasSingleBean(ContentRetriever.class)
                        .doesNotHaveBean(EpisodicMemory.class));
    }

    @Test
    void theRouterAlone() {
        without(AgenticDb.class, EpisodicMemory.class, Corpus.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(SonaRouter.class)
                        .doesNotHaveBean(Corpus.class));
    }

    @Test
    void beforeTheWholeDatabaseThePartsStepBack() {
        without()
                .run(context ->
                        assertThat(context).hasSingleBean(AgenticDb.class).doesNotHaveBean(VectorDb.class));
    }
}
