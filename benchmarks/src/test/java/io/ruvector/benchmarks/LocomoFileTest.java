package io.ruvector.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocomoFileTest {
    @TempDir
    private Path folder;

    @Test
    void turnsArePassagesAndEvidenceIsSplit() throws IOException {
        Path file = folder.resolve("locomo.json");
        Files.writeString(file, """
                [{"sample_id": "c1",
                  "conversation": {"session_1_date_time": "noon", "session_1": [
                      {"speaker": "Ann", "dia_id": "D1:1", "text": "Hi"},
                      {"speaker": "Bob", "dia_id": "D1:2", "text": "Look", "blip_caption": "a red boat"}]},
                  "qa": [
                      {"question": "What boat?", "evidence": ["D1:2; D1:1"], "category": 4},
                      {"question": "Broken?", "evidence": ["D:11:26"], "category": 1}]}]
                """);
        RetrievalSet set = LocomoFile.read(file).getFirst();
        assertThat(set.corpus()).extracting(Passage::text).containsExactly("Ann: Hi", "Bob: Look [shares a red boat]");
        assertThat(set.queries()).singleElement().satisfies(query -> {
            assertThat(query.grades()).isEqualTo(Map.of("D1:1", 1, "D1:2", 1));
            assertThat(query.group()).isEqualTo("single-hop");
        });
    }
}
