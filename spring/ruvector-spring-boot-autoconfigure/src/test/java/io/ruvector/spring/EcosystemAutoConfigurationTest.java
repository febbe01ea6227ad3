package io.ruvector.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.chat.ChatMemoryProvider;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.spring.LangChain4jAutoConfig;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import dev.langchain4j.store.memory.chat.InMemoryChatMemoryStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ruvector.AgenticDb;
import io.ruvector.DatabaseInfo;
import io.ruvector.langchain4j.MemoryTools;
import io.ruvector.langchain4j.RuVectorChatMemoryStore;
import io.ruvector.memory.Outcome;
import io.ruvector.springai.RuVectorEmbeddingModel;
import io.ruvector.springai.RuVectorVectorStore;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.TextEmbedder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.memory.ChatMemoryRepository;
import org.springframework.ai.document.Document;
import org.springframework.ai.vectorstore.VectorStore;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The views that other libraries get, and when they do not. */
class EcosystemAutoConfigurationTest {

    @TempDir
    Path directory;

    private ApplicationContextRunner bare;
    private ApplicationContextRunner runner;

    @BeforeEach
    void setUp() {
        bare = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        LangChain4jAutoConfig.class,
                        RuVectorEndpointAutoConfiguration.class,
                        RuVectorMetricsAutoConfiguration.class,
                        MetricsAutoConfiguration.class,
                        RuVectorHealthAutoConfiguration.class,
                        RuVectorSpringAiAutoConfiguration.class,
                        RuVectorLangChain4jAutoConfiguration.class,
                        RuVectorAutoConfiguration.class))
                .withPropertyValues("ruvector.directory=" + directory);
        runner = bare.withBean(TextEmbedder.class, () -> new BagOfWordsEmbedder(64));
    }

    @Test
    void langChain4jFindsOurStoreAndNotItsOwn() {
        runner.run(context -> {
            assertThat(context).hasSingleBean(EmbeddingStore.class).hasSingleBean(ContentRetriever.class);
            assertThat(context.getBean(EmbeddingStore.class)).isNotInstanceOf(InMemoryEmbeddingStore.class);
            assertThat(context).hasSingleBean(MemoryTools.class);
            assertThat(context.getBean(ChatMemoryStore.class)).isInstanceOf(RuVectorChatMemoryStore.class);
        });
    }

    @Test
    void hundredsOfVirtualThreadsShareTheDatabase() {
        runner.withPropertyValues("spring.threads.virtual.enabled=true").run(context -> {
            AgenticDb db = context.getBean(AgenticDb.class);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 300; i++) {
                    int number = i;
                    threads.submit(() -> db.remember("task " + number, "did it", Outcome.success(), ""));
                }
            }
            assertThat(db.memory().total()).isEqualTo(300);
        });
    }

    @Test
    void conversationsOutliveTheContextWithinTheirWindow() {
        ApplicationContextRunner small = runner.withPropertyValues("ruvector.chat-memory.max-messages=2");
        small.run(context -> {
            var memory = context.getBean(ChatMemoryProvider.class).get("anna");
            for (String text : List.of("one", "two", "three")) {
                memory.add(UserMessage.from(text));
            }
        });
        small.run(context -> assertThat(
                        context.getBean(ChatMemoryProvider.class).get("anna").messages())
                .containsExactly(UserMessage.from("two"), UserMessage.from("three")));
    }

    @Test
    void anApplicationsOwnBeansWin() {
        InMemoryChatMemoryStore memories = new InMemoryChatMemoryStore();
        InMemoryEmbeddingStore<?> segments = new InMemoryEmbeddingStore<>();
        ContentRetriever none = query -> List.of();
        runner.withBean(ChatMemoryStore.class, () -> memories)
                .withBean("mine", EmbeddingStore.class, () -> segments)
                .withBean(ContentRetriever.class, () -> none)
                .run(context -> {
                    assertThat(context.getBean(ChatMemoryStore.class)).isSameAs(memories);
                    assertThat(context.getBean(EmbeddingStore.class)).isSameAs(segments);
                    assertThat(context.getBean(ContentRetriever.class)).isSameAs(none);
                });
    }

    @Test
    void withoutTheLangChain4jModuleThereIsNoChatMemory() {
        runner.withClassLoader(new FilteredClassLoader(RuVectorChatMemoryStore.class))
                .run(context -> assertThat(context)
                        .doesNotHaveBean(ChatMemoryStore.class)
                        .doesNotHaveBean(MemoryTools.class)
                        .hasSingleBean(EmbeddingStore.class));
    }

    @Test
    void theEmbeddingModelIsABeanWhenTheDatabaseEmbedsWithIt() {
        bare.run(context -> assertThat(context).hasSingleBean(EmbeddingModel.class));
    }

    @Test
    void anotherEmbedderIsNoEmbeddingModel() {
        runner.run(context -> assertThat(context).doesNotHaveBean(EmbeddingModel.class));
    }

    @Test
    void springAiFindsStoreRepositoryAndModel() {
        runner.run(context -> {
            assertThat(context).hasSingleBean(ChatMemoryRepository.class).hasSingleBean(RuVectorEmbeddingModel.class);
            VectorStore store = context.getBean(VectorStore.class);
            store.add(List.of(Document.builder().id("1").text("oil the pump").build()));
            assertThat(store.similaritySearch("pump")).hasSize(1);
        });
    }

    @Test
    void withoutSpringAiNothingOfIt() {
        runner.withClassLoader(new FilteredClassLoader(RuVectorVectorStore.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(VectorStore.class)
                        .doesNotHaveBean(ChatMemoryRepository.class));
    }

    @Test
    void healthIsUpWhileTheDatabaseIsOpenAndDownAfterwards() {
        runner.run(context -> {
            HealthIndicator indicator = context.getBean("ruvectorHealthIndicator", HealthIndicator.class);
            Health health = indicator.health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .containsEntry("directory", directory.toString())
                    .containsKeys("simd", "embeddingModel", "sequence", "episodes");

            context.getBean(AgenticDb.class).close();
            assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
        });
    }

    @Test
    void healthCanBeSwitchedOffOrLeftOut() {
        runner.withPropertyValues("management.health.ruvector.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("ruvectorHealthIndicator"));
        runner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("ruvectorHealthIndicator"));
    }

    @Test
    void sizesAreGauges() {
        runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run(context -> {
            AgenticDb db = context.getBean(AgenticDb.class);
            db.remember("oil the pump", "opened it", Outcome.success(), "easy");
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            context.getBean("ruvectorMetrics", io.micrometer.core.instrument.binder.MeterBinder.class)
                    .bindTo(registry);
            assertThat(registry.get("ruvector.episodes").gauge().value()).isEqualTo(1);
            assertThat(registry.get("ruvector.vectors").gauge().value()).isEqualTo(2);
            assertThat(registry.get("ruvector.commits").functionCounter().count())
                    .isPositive();
        });
    }

    @Test
    void theEndpointIsThereWhenExposed() {
        runner.run(context -> assertThat(context).doesNotHaveBean(RuVectorEndpoint.class));
        runner.withPropertyValues("management.endpoints.jmx.exposure.include=ruvector", "spring.jmx.enabled=true")
                .run(context -> {
                    DatabaseInfo info = context.getBean(RuVectorEndpoint.class).info();
                    assertThat(info.directory()).isEqualTo(directory.toString());
                    assertThat(info.episodes()).isZero();
                });
    }

    @Test
    void withoutADatabaseThereAreNoViews() {
        runner.withClassLoader(new FilteredClassLoader(AgenticDb.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(VectorStore.class)
                        .doesNotHaveBean("ruvectorHealthIndicator")
                        .doesNotHaveBean("ruvectorMetrics")
                        .doesNotHaveBean(ChatMemoryStore.class));
    }
}
