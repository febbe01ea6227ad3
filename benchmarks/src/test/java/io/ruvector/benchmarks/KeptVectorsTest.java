package io.ruvector.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.vector.TextEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptVectorsTest {
    @TempDir
    private Path folder;

    private final Counting embedder = new Counting();

    @Test
    void aTextIsEmbeddedOnceAcrossRuns() throws IOException {
        try (KeptVectors kept = new KeptVectors(embedder, folder)) {
            assertThat(kept.embedPassages(List.of("a", "b")).get(1)).containsExactly(1, 2);
        }
        try (KeptVectors kept = new KeptVectors(embedder, folder)) {
            assertThat(kept.embedPassages(List.of("b", "c")).getFirst()).containsExactly(1, 2);
        }
        assertThat(embedder.embedded).containsExactly("a", "b", "c");
    }

    @Test
    void queriesAndPassagesAreKeptApart() throws IOException {
        try (KeptVectors kept = new KeptVectors(embedder, folder)) {
            kept.embedPassage("a");
            assertThat(kept.embedQuery("a")).containsExactly(3, 4);
        }
    }

    @Test
    void aRecordTornByAKilledRunIsCutOff() throws IOException {
        try (KeptVectors kept = new KeptVectors(embedder, folder)) {
            kept.embedPassage("a");
        }
        Files.write(folder.resolve("counting.vectors"), new byte[] {0, 64, 'x'}, StandardOpenOption.APPEND);
        try (KeptVectors kept = new KeptVectors(embedder, folder)) {
            kept.embedPassages(List.of("a", "b"));
        }
        try (KeptVectors kept = new KeptVectors(embedder, folder)) {
            kept.embedPassages(List.of("a", "b"));
        }
        assertThat(embedder.embedded).containsExactly("a", "b");
    }

    /** Notes what it is asked for. */
    private static final class Counting implements TextEmbedder {
        private final List<String> embedded = new ArrayList<>();

        @Override
        public String modelId() {
            return "counting";
        }

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public float[] embedQuery(String text) {
            return new float[] {3, 4};
        }

        @Override
        public List<float[]> embedPassages(List<String> texts) {
            embedded.addAll(texts);
            return texts.stream().map(text -> new float[] {1, 2}).toList();
        }

        @Override
        public int countTokens(String text) {
            return text.length();
        }

        @Override
        public int maxTokens() {
            return 510;
        }
    }
}
