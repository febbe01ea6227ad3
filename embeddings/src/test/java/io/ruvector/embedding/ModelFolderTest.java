package io.ruvector.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of the user's own; here the files of a bundled one in a folder, so that its vectors are known. */
class ModelFolderTest {
    private static final BundledModel KNOWN = BundledModel.BGE_SMALL_EN_V1_5_Q;
    private static final String SETTINGS = "dimension = 384\npooling = cls\nquantized = true\nid = mine\n";

    @TempDir
    Path folder;

    @BeforeEach
    void unpack() throws IOException {
        unpack(KNOWN.modelResource(), "model.onnx");
        unpack(KNOWN.tokenizerResource(), "tokenizer.json");
        settings(SETTINGS + "queryPrefix = " + KNOWN.queryPrefix().strip() + "\\u0020\n");
    }

    @Test
    void itGivesTheVectorsOfTheSameFilesElsewhere() {
        ModelFolder mine = ModelFolder.read(folder);
        try (OnnxEmbeddingModel ours = OnnxEmbeddingModel.of(mine);
                OnnxEmbeddingModel bundled = OnnxEmbeddingModel.of(KNOWN)) {
            assertThat(ours.embedQuery("Where was the summit held?"))
                    .containsExactly(bundled.embedQuery("Where was the summit held?"));
            assertThat(ours.embedPassages(java.util.List.of("It was held in Geneva."))
                            .getFirst())
                    .containsExactly(bundled.embedPassages(java.util.List.of("It was held in Geneva."))
                            .getFirst());
            assertThat(ours.modelId()).startsWith("mine@").isEqualTo(mine.modelId());
            assertThat(ours.maxTokens()).isEqualTo(bundled.maxTokens());
        }
    }

    @Test
    void otherSettingsAreAnotherModel() throws IOException {
        String before = ModelFolder.read(folder).modelId();
        settings(SETTINGS);

        assertThat(ModelFolder.read(folder).modelId()).startsWith("mine@").isNotEqualTo(before);
    }

    @Test
    void aWrongDimensionIsFoundAtTheFirstText() throws IOException {
        settings("dimension = 768\npooling = mean\n");

        try (OnnxEmbeddingModel model = OnnxEmbeddingModel.of(ModelFolder.read(folder))) {
            assertThatThrownBy(() -> model.embedQuery("text"))
                    .isInstanceOf(EmbeddingFailedException.class)
                    .hasStackTraceContaining("the last of length 768")
                    .hasStackTraceContaining("384");
        }
    }

    @Test
    void wrongSettingsNameTheValueAndWhatWasExpected() throws IOException {
        assertRefused("pooling = cls\n", "dimension in embedding.properties");
        assertRefused("dimension = many\npooling = cls\n", "many");
        assertRefused("dimension = 384\npooling = max\n", "one of mean, cls, none");
        assertRefused(SETTINGS + "prefix = x\n", "queryPrefix");
        assertRefused(SETTINGS.replace("true", "maybe"), "true or false");
        Files.delete(folder.resolve("tokenizer.json"));
        assertRefused(SETTINGS, "a folder with a file tokenizer.json");
    }

    private void assertRefused(String settings, String message) throws IOException {
        settings(settings);
        assertThatThrownBy(() -> ModelFolder.read(folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    private void settings(String text) throws IOException {
        Files.writeString(folder.resolve(ModelFolder.SETTINGS), text);
    }

    private void unpack(String resource, String name) throws IOException {
        try (InputStream in = new ClassPathResource(resource).open()) {
            Files.copy(in, folder.resolve(name));
        }
    }
}
