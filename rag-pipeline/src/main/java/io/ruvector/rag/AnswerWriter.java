package io.ruvector.rag;

import java.util.List;

/** Makes an answer's text from relevant passages. */
interface AnswerWriter {
    /**
     * A text and what it cites.
     *
     * @param text with citations in brackets
     * @param citations in order of use; empty when the passages did not answer the question
     */
    record Draft(String text, List<Citation> citations) {}

    /**
     * Writes an answer.
     *
     * @param question with its vector
     * @param passages numbered from 1
     */
    Draft write(Question question, List<NumberedPassage> passages);

    /**
     * A question and its vector. Compared by identity, for it holds an array.
     *
     * @param text the words
     * @param vector unit length
     */
    record Question(String text, float[] vector) {}

    /**
     * A relevant passage under the number that citations use.
     *
     * @param number its place among the relevant passages, from 1
     * @param passage it
     */
    record NumberedPassage(int number, RetrievedPassage passage) {}
}
