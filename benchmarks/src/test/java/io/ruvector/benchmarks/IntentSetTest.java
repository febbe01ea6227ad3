package io.ruvector.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.benchmarks.IntentSet.LabelledText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntentSetTest {

    @TempDir
    Path folder;

    @Test
    void readsSplitsAndDomains() throws IOException {
        Files.writeString(folder.resolve("data_full.json"), """
                {"train": [["pay it", "pay"], ["more pay", "pay"], ["fly", "flight"]],
                 "oos_test": [["why", "oos"]]}
                """);
        Files.writeString(folder.resolve("domains.json"), "{\"bank\": [\"pay\"], \"travel\": [\"flight\"]}");

        IntentSet set = IntentSet.read(folder);

        assertThat(set.domains()).containsExactly(List.of("pay"), List.of("flight"));
        assertThat(set.split("train", List.of("flight"))).containsExactly(new LabelledText("fly", "flight"));
        assertThat(set.split("oos_test")).containsExactly(new LabelledText("why", "oos"));
        assertThat(set.limitedTo(1, 1).split("train")).containsExactly(new LabelledText("pay it", "pay"));
        assertThat(set.limitedTo(1, 1).split("oos_test")).hasSize(1);
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(() -> IntentSet.read(folder))
                .isInstanceOf(DataMissingException.class)
                .hasMessageContaining("data_full.json");
    }
}
