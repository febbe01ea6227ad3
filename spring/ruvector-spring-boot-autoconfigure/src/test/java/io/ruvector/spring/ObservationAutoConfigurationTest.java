package io.ruvector.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.ruvector.AgenticDb;
import io.ruvector.memory.Outcome;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.TextEmbedder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is observed, under which names, and when nothing is. */
class ObservationAutoConfigurationTest {

    @TempDir
    Path directory;

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private ApplicationContextRunner bare;
    private ApplicationContextRunner runner;

    @BeforeEach
    void setUp() {
        bare = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        RuVectorObservationAutoConfiguration.class,
                        RuVectorLangChain4jAutoConfiguration.class,
                        RuVectorAutoConfiguration.class))
                .withBean(TextEmbedder.class, () -> new BagOfWordsEmbedder(64))
                .withPropertyValues("ruvector.directory=" + directory);
        runner = bare.withBean(ObservationRegistry.class, () -> registry);
    }

    @Test
    void operationsAreNamedAsTheConventionsSay() {
        runner.run(context -> {
            AgenticDb db = context.getBean(AgenticDb.class);
            db.remember("deploy the shop", "helm upgrade", Outcome.success(), "raise the quota first");
            db.recall("deploy", 1);
            db.state("the user prefers metric units");
            context.getBean(ContentRetriever.class).retrieve(Query.from("what is the quota?"));

            for (String name :
                    new String[] {"create_memory", "search_memory", "upsert_memory", "retrieval", "embeddings"}) {
                TestObservationRegistryAssert.then(registry)
                        .hasAnObservationWithAKeyValue("gen_ai.operation.name", name)
                        .hasAnObservationWithAKeyValue(
                                "gen_ai.request.model", db.embedder().modelId());
            }
            TestObservationRegistryAssert.then(registry).doesNotHaveAnyRemainingCurrentObservation();
        });
    }

    @Test
    void failuresAreObservedAndThrown() {
        runner.run(context -> {
            AgenticDb db = context.getBean(AgenticDb.class);

            assertThatThrownBy(() -> db.state(" ")).isInstanceOf(InvalidInputException.class);

            TestObservationRegistryAssert.then(registry)
                    .hasObservationWithNameEqualTo(MicrometerObserver.NAME)
                    .that()
                    .hasError();
        });
    }

    @Test
    void withoutARegistryNothingIsObserved() {
        bare.run(context -> assertThat(context).doesNotHaveBean(AgenticDbCustomizer.class));
        runner.withClassLoader(new FilteredClassLoader(ObservationRegistry.class))
                .run(context -> assertThat(context).doesNotHaveBean("ruvectorObservations"));
    }
}
