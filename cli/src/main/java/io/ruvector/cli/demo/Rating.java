package io.ruvector.cli.demo;

import io.ruvector.AgenticDb;
import io.ruvector.rag.Answer;
import io.ruvector.rag.RetrievedPassage;
import io.ruvector.rag.feedback.FeedbackTuner;
import java.util.List;
import java.util.Optional;

/** Rates the passages of one answer and looks where the right file stands afterwards, for the question in a new wording. */
public final class Rating {

    private final AgenticDb db;

    Rating(AgenticDb db) {
        this.db = db;
    }

    /**
     * What was measured; ranks start at 1.
     *
     * @param question that was rated: the first whose right file was found, but not first
     * @param asAskedAgain the wording it was asked in before and after
     * @param rankBefore the right file's rank for that wording before any rating
     * @param rankAfter its rank after the ratings
     * @param rated how many passages were rated
     */
    public record Result(String question, String asAskedAgain, int rankBefore, int rankAfter, int rated) {}

    /** Empty where the right file already stands first for every question. */
    Optional<Result> run(List<Question> questions) {
        for (Question question : questions) {
            Answer answer = db.ask(question.text());
            int rank = rank(question, answer.passages());
            String again = "Please tell me: " + question.text();
            int before = rank > 1 ? rank(question, db.retrieve(again, 5)) : 0;
            if (before > 1) {
                rate(question, answer);
                int after = rank(question, db.retrieve(again, 5));
                return Optional.of(new Result(
                        question.text(), again, before, after, answer.passages().size()));
            }
        }
        return Optional.empty();
    }

    private void rate(Question question, Answer answer) {
        FeedbackTuner feedback = db.corpus().feedback();
        for (RetrievedPassage passage : answer.passages()) {
            double rating = question.answeredBy(List.of(passage.source())) ? 1 : -1;
            feedback.rate(db.scope().tenant(), answer.queryId(), passage.id(), rating);
        }
    }

    private static int rank(Question question, List<RetrievedPassage> passages) {
        for (int i = 0; i < passages.size(); i++) {
            if (question.answeredBy(List.of(passages.get(i).source()))) {
                return i + 1;
            }
        }
        return 0;
    }
}
