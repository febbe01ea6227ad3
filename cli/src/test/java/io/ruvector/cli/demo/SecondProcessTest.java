package io.ruvector.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.AgenticDb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondProcessTest {

    @TempDir
    private Path folder;

    @Test
    void aSecondProcessIsRefusedWhileTheFirstOwnsTheStoreAndServedAfterwards() throws Exception {
        SecondProcess second = new SecondProcess("io.ruvector.cli.Main");
        Path store = folder.resolve("store");
        List<String> info = List.of("info", "--json", "--store", store.toString());
        try (AgenticDb db = AgenticDb.open(store)) {
            assertThat(db.info().episodes()).isZero();
            assertThatThrownBy(() -> second.run(info))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ended with 3")
                    .hasMessageContaining(store.toString());
        }
        assertThat(second.run(info).document().get("info").get("episodes").asLong())
                .isZero();
    }
}
