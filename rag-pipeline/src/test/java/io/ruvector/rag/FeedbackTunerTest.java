package io.ruvector.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.rag.feedback.UnknownQueryException;
import io.ruvector.store.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackTunerTest {
    private static final String QUESTION = "how is the pump seal replaced";

    @TempDir
    Path store;

    private TestCorpus test;

    @BeforeEach
    void open() {
        test = new TestCorpus(store);
        put("", "good", "replacing the seal of a pump step by step");
        put("", "better", "the pump seal is replaced how it is replaced pump seal pump seal");
        put("", "other", "bread and soup for lunch");
        put("acme", "good", "replacing the seal of a pump step by step");
        put("acme", "better", "the pump seal is replaced how it is replaced pump seal pump seal");
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aGoodRatingMovesAPassageUpForTheSameQuestion() {
        assertThat(best(QUESTION, "")).isEqualTo("better");

        rateGood("");

        assertThat(best(QUESTION, "")).isEqualTo("good");
        RetrievedPassage first = retrieve(QUESTION, "").getFirst();
        assertThat(first.parts().feedback()).isPositive();
        assertThat(first.score())
                .isEqualTo(first.parts().search().fused() + first.parts().feedback());
    }

    @Test
    void aBadRatingMovesAnAnswersPassagesDown() {
        Answer answer = ask(QUESTION, "");
        List<String> cited =
                answer.citations().stream().map(Citation::passageId).toList();

        test.corpus().feedback().rate("", answer.queryId(), -1);

        assertThat(retrieve(QUESTION, ""))
                .filteredOn(passage -> cited.contains(passage.id()))
                .isNotEmpty()
                .allSatisfy(passage -> assertThat(passage.parts().feedback()).isNegative());
    }

    @Test
    void otherQuestionsAreNotAffected() {
        List<RetrievedPassage> before = retrieve("what is for lunch", "");
        rateGood("");

        assertThat(retrieve("what is for lunch", "")).isEqualTo(before);
    }

    @Test
    void otherScopesAreNotAffected() {
        rateGood("");

        assertThat(best(QUESTION, "acme")).isEqualTo("better");
        assertThatThrownBy(() ->
                        test.corpus().feedback().rate("acme", ask(QUESTION, "").queryId(), 1))
                .isInstanceOf(UnknownQueryException.class);
    }

    @Test
    void ratingsSurviveARestart() {
        rateGood("");

        test.reopen();

        assertThat(best(QUESTION, "")).isEqualTo("good");
    }

    @Test
    void aResetForgetsOneScope() {
        rateGood("");
        rateGood("acme");

        test.corpus().feedback().reset("");

        assertThat(best(QUESTION, "")).isEqualTo("better");
        assertThat(retrieve(QUESTION, "acme"))
                .allSatisfy(passage -> assertThat(passage.parts().feedback()).isNotZero());
        assertThat(test.corpus().feedback().ratedQuestions("")).isZero();
        assertThat(test.corpus().feedback().ratedQuestions("acme")).isEqualTo(1);
    }

    @Test
    void feedbackCanBeLeftOut() {
        rateGood("");

        assertThat(new HybridRetriever(test.corpus())
                        .retrieve(
                                RetrievalQuery.builder(QUESTION).feedback(false).build()))
                .allSatisfy(passage -> assertThat(passage.parts().feedback()).isZero());
    }

    @Test
    void aWellRatedPassageComesBackEvenIfNoSearchListsIt() {
        Answer answer = ask(QUESTION, "");
        test.corpus().feedback().rate("", answer.queryId(), "other#0", 1);

        List<RetrievedPassage> found = new HybridRetriever(test.corpus())
                .retrieve(RetrievalQuery.builder(QUESTION).k(2).depth(2).build());

        assertThat(found).extracting(RetrievedPassage::documentId).contains("other");
    }

    @Test
    void aRemovedDocumentStaysRemoved() {
        rateGood("");
        test.corpus().remove("", "good");

        assertThat(retrieve(QUESTION, ""))
                .extracting(RetrievedPassage::documentId)
                .doesNotContain("good");
    }

    @Test
    void repeatingARatingMovesNothing() {
        rateGood("");
        double once = shift("good");
        for (int i = 0; i < 30; i++) {
            rateGood("");
        }

        assertThat(test.corpus().feedback().ratedQuestions("")).isEqualTo(1);
        assertThat(shift("good")).isCloseTo(once, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void aRatingTakenBackLeavesTheRankingAsItWas() {
        List<RetrievedPassage> before = retrieve(QUESTION, "");
        Retrieval retrieval = new HybridRetriever(test.corpus()).ask(RetrievalQuery.of(QUESTION, 3));
        test.corpus().feedback().rate("", retrieval.queryId(), 1);

        assertThat(test.corpus().feedback().withdraw("", retrieval.queryId())).isTrue();

        assertThat(retrieve(QUESTION, "")).isEqualTo(before);
        assertThat(test.corpus().feedback().withdraw("", retrieval.queryId())).isFalse();
    }

    @Test
    void aClickMovesAPassageUp() {
        Retrieval retrieval = new HybridRetriever(test.corpus()).ask(RetrievalQuery.of(QUESTION, 3));

        test.corpus().feedback().clicked("", retrieval.queryId(), List.of("good#0", "not shown"));

        assertThat(shift("good")).isPositive();
        assertThat(shift("better")).isNegative();
    }

    @Test
    void anExplanationNamesTheRatedQuestion() {
        rateGood("");

        Explanation first = new HybridRetriever(test.corpus())
                .explain(RetrievalQuery.of(QUESTION, 3))
                .getFirst();

        assertThat(first.passage().documentId()).isEqualTo("good");
        assertThat(first.rank()).isEqualTo(1);
        assertThat(first.rankWithout()).isEqualTo(2);
        assertThat(first.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.question()).isEqualTo(QUESTION);
            assertThat(reason.rating()).isEqualTo(1);
            assertThat(reason.share()).isPositive();
        });
    }

    @Test
    void erasedQuestionsCanNoLongerBeRated() {
        String queryId = ask(QUESTION, "").queryId();
        test.corpus().feedback().erase("");

        assertThatThrownBy(() -> test.corpus().feedback().rate("", queryId, 1))
                .isInstanceOf(UnknownQueryException.class);
    }

    @Test
    void ratingsOfARemovedDocumentAreForgotten() {
        rateGood("");
        test.corpus().remove("", "good");
        test.corpus().remove("", "better");

        assertThat(test.corpus().feedback().ratedQuestions("")).isZero();
    }

    @Test
    void wrongRatingsAreRefused() {
        String id = ask(QUESTION, "").queryId();

        assertThatThrownBy(() -> test.corpus().feedback().rate("", id, 2)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> test.corpus().feedback().rate("", id, Double.NaN))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> test.corpus().feedback().rate("", "nothing", 1))
                .isInstanceOf(UnknownQueryException.class)
                .hasMessageContaining("nothing");
    }

    private void rateGood(String scope) {
        String queryId = ask(QUESTION, scope).queryId();
        test.corpus().feedback().rate(scope, queryId, ScopedKey.ofChunk(scope, "good", 0), 1);
        test.corpus().feedback().rate(scope, queryId, ScopedKey.ofChunk(scope, "better", 0), -1);
    }

    private double shift(String documentId) {
        return retrieve(QUESTION, "").stream()
                .filter(passage -> passage.documentId().equals(documentId))
                .findFirst()
                .orElseThrow()
                .parts()
                .feedback();
    }

    private Answer ask(String question, String scope) {
        return Answerer.extractive(test.corpus())
                .answer(RetrievalQuery.builder(question).scope(scope).build());
    }

    private String best(String question, String scope) {
        return retrieve(question, scope).getFirst().documentId();
    }

    private List<RetrievedPassage> retrieve(String question, String scope) {
        return new HybridRetriever(test.corpus())
                .retrieve(RetrievalQuery.builder(question).scope(scope).build());
    }

    private void put(String scope, String id, String text) {
        new Ingestor(test.corpus(), 1)
                .ingest(
                        SourceDocument.of(id, "", text),
                        IngestOptions.builder().scope(scope).build());
    }
}
