package io.ruvector.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.AgenticDb;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class QuickstartApplicationTest {

    @Test
    void theSecondStartRecallsWhatTheFirstRemembered(@TempDir Path directory) {
        assertThat(start(directory)).isEqualTo(1);
        assertThat(start(directory)).isEqualTo(2);
    }

    private static long start(Path directory) {
        try (ConfigurableApplicationContext context =
                SpringApplication.run(QuickstartApplication.class, "--ruvector.directory=" + directory)) {
            return context.getBean(AgenticDb.class).info().episodes();
        }
    }
}
