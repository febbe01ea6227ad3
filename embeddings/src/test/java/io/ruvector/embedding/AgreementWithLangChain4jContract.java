package io.ruvector.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A model gives the vectors of LangChain4j's own in-process class for the same files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AgreementWithLangChain4jContract {
    private static final List<String> TEXTS = List.of(
            "a",
            "How do I parse a date in Java?",
            "The summit was held in Geneva; 27 states signed.",
            "UPPER lower MiXeD, punctuation!? (brackets) [too] — dashes and \"quotes\"",
            "naïve café über straße Ωmega 東京 🙂",
            "line one\nline two\r\n\tindented    spaces",
            "https://example.org/a/b?c=d&e=f#g user@example.org 3.14159 -42 1e-9 0xFF",
            "supercalifragilisticexpialidocious pneumonoultramicroscopicsilicovolcanoconiosis");

    private OnnxEmbeddingModel ours;
    private EmbeddingModel theirs;

    abstract BundledModel model();

    abstract EmbeddingModel inLangChain4j();

    @BeforeAll
    void open() {
        ours = OnnxEmbeddingModel.of(model());
        ours.embedQuery("load DJL's engine before anything else makes an ONNX environment");
        theirs = inLangChain4j();
    }

    @AfterAll
    void close() {
        ours.close();
    }

    @Test
    void shortTextsGetTheSameVectors() {
        for (String text : TEXTS) {
            float[] expected = theirs.embed(text).content().vector();
            assertThat(Vectors.cosine(ours.embed(text).content().vector(), expected))
                    .as(text)
                    .isGreaterThan(0.9999);
        }
    }

    @Test
    void aListGetsTheVectorsOfItsTexts() {
        List<TextSegment> segments = TEXTS.stream().map(TextSegment::from).toList();
        var expected = theirs.embedAll(segments).content();
        var actual = ours.embedAll(segments).content();
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(Vectors.cosine(actual.get(i).vector(), expected.get(i).vector()))
                    .as(TEXTS.get(i))
                    .isGreaterThan(0.9999);
        }
    }

    @Test
    void aTextOf400TokensGetsTheSameVector() {
        String text = words(300);
        assertThat(Vectors.cosine(
                        ours.embed(text).content().vector(),
                        theirs.embed(text).content().vector()))
                .isGreaterThan(0.9999);
    }

    @Test
    void whereLangChain4jStopsAtItsFirstWindowWeReadOn() {
        String text = words(2000);
        assertThat(ours.countTokens(text)).isGreaterThan(3 * 510);
        String longer = text + " The volcano erupted; lava reached the harbour at dawn.".repeat(40);

        assertThat(Vectors.cosine(
                        theirs.embed(longer).content().vector(),
                        theirs.embed(text).content().vector()))
                .isGreaterThan(0.99999);
        assertThat(Vectors.cosine(
                        ours.embed(longer).content().vector(),
                        ours.embed(text).content().vector()))
                .isLessThan(0.99);
    }

    private static String words(int count) {
        String[] some = {"river", "senate", "unbelievable", "tokenization", "of", "the", "quarterly", "report,", "blue"
        };
        return IntStream.range(0, count)
                .mapToObj(i -> some[(i * i + 3 * i) % some.length])
                .reduce("", (a, b) -> a + " " + b)
                .strip();
    }
}
