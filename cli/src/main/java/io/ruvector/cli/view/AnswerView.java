package io.ruvector.cli.view;

import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.rag.Answer;
import io.ruvector.rag.Citation;
import java.util.List;
import java.util.Optional;

/**
 * An answer as the command line shows it.
 *
 * @param question as it was asked
 * @param answer the text, with citations like {@code [1]}
 * @param found whether any passage was relevant
 * @param writtenBy the chat model's name, absent when the text is made of the sources' own sentences
 * @param citations what the text cites, in order
 * @param passages what was retrieved, best first
 * @param queryId to rate the answer by
 */
public record AnswerView(
        String question,
        String answer,
        boolean found,
        Optional<String> writtenBy,
        List<Citation> citations,
        List<PassageView> passages,
        String queryId) {

    /** The view of an answer, written by the named chat model if there is one. */
    public static AnswerView of(Answer answer, Optional<String> chatModel) {
        return new AnswerView(
                answer.question(),
                answer.text(),
                answer.found(),
                chatModel,
                answer.citations(),
                answer.passages().stream().map(PassageView::of).toList(),
                answer.queryId());
    }

    /** Prints the answer and, below it, file, heading and offsets of each citation. */
    public void print(Terminal terminal) {
        terminal.paragraph(answer, "  ");
        for (Citation citation : citations) {
            String number = terminal.styled(Style.CYAN, "  [" + citation.number() + "] ");
            String offsets = "  characters " + citation.start() + "-" + citation.end();
            terminal.line(number
                    + PassageView.place(citation.source(), citation.heading())
                    + terminal.styled(Style.DIM, offsets));
        }
    }
}
