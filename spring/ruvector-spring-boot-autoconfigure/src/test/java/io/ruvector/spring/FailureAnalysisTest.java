package io.ruvector.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.AgenticDb;
import io.ruvector.memory.Outcome;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DimensionMismatchException;
import io.ruvector.vector.SimdUnavailableException;
import io.ruvector.vector.TextEmbedder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

class FailureAnalysisTest {

    @TempDir
    Path directory;

    @Test
    void everyAnalyzerIsRegistered() {
        List<String> names = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        SpringFactoriesLoader.FailureHandler.logging(
                                org.apache.commons.logging.LogFactory.getLog(FailureAnalysisTest.class)))
                .stream()
                .map(analyzer -> analyzer.getClass().getSimpleName())
                .toList();
        assertThat(names)
                .contains(
                        "StoreLockedFailureAnalyzer",
                        "ModelMismatchFailureAnalyzer",
                        "DimensionMismatchFailureAnalyzer",
                        "SimdUnavailableFailureAnalyzer");
    }

    @Test
    void vectorsOfAnotherModelAreExplained() {
        runner(64)
                .run(context -> context.getBean(AgenticDb.class)
                        .remember("oil the pump", "opened it", Outcome.success(), "easy"));
        runner(32).run(context -> {
            assertThat(context).hasFailed();
            var analysis = new ModelMismatchFailureAnalyzer().analyze(context.getStartupFailure());
            assertThat(analysis.getDescription()).contains("64");
            assertThat(analysis.getAction()).contains("TextEmbedder", "ruvector.directory");
        });
    }

    @Test
    void aWrongLengthAndAMissingFlagAreExplained() {
        assertThat(new DimensionMismatchFailureAnalyzer()
                        .analyze(new IllegalStateException(new DimensionMismatchException(384, 768)))
                        .getDescription())
                .contains("384", "768");
        assertThat(new SimdUnavailableFailureAnalyzer()
                        .analyze(new IllegalStateException(new SimdUnavailableException()))
                        .getAction())
                .contains("--add-modules jdk.incubator.vector");
    }

    @Test
    void anImpossibleNumberIsNamed() {
        runner(64)
                .withPropertyValues("ruvector.retriever.max-results=0")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("ruvector.retriever.max-results"));
    }

    private ApplicationContextRunner runner(int dimension) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RuVectorAutoConfiguration.class))
                .withBean(TextEmbedder.class, () -> new BagOfWordsEmbedder(dimension))
                .withPropertyValues("ruvector.directory=" + directory);
    }
}
