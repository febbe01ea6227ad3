package io.ruvector.operation;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.ruvector.AgenticDb;
import io.ruvector.operation.view.AnswerView;
import io.ruvector.operation.view.PassageView;
import io.ruvector.rag.RetrievalQuery;
import io.ruvector.rag.StreamingAnswerer;
import io.ruvector.vector.Filter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The operation {@code rag_ask} as it goes on: its passages as soon as they are found, and the text as it is written. */
public final class StreamedAnswer {

    private final AgenticDb db;
    private final String question;
    private final Filter filter;

    private StreamedAnswer(AgenticDb db, String question, Filter filter) {
        this.db = db;
        this.question = question;
        this.filter = filter;
    }

    /** Hears of an answer while it is made. */
    public interface Listener {

        /** Hears once of what was retrieved, best first. */
        void found(List<PassageView> passages);

        /** Hears of each piece of the text, in order. */
        void piece(String text);
    }

    /**
     * Checks what is asked; nothing is looked for yet.
     *
     * @param db a view of the database for the caller's scope
     * @param arguments those of {@code rag_ask}
     * @return the answer to be
     * @throws io.ruvector.store.RuVectorException if an argument is not taken
     */
    public static StreamedAnswer of(AgenticDb db, Map<String, ?> arguments) {
        var asked = DocumentOperations.QUESTION.read("", arguments);
        return new StreamedAnswer(db, asked.question(), Conditions.of(asked.filter()));
    }

    /**
     * Answers. Without a model that streams, the text comes sentence by sentence once it is complete.
     *
     * @param model writes the text while it is listened to
     * @param listener hears of passages and pieces
     * @return the whole answer
     */
    public AnswerView answer(Optional<StreamingChatModel> model, Listener listener) {
        return model.map(it -> streamed(it, listener)).orElseGet(() -> whole(listener));
    }

    private AnswerView whole(Listener listener) {
        AnswerView answer = AnswerView.of(db.ask(
                question,
                filter,
                passages ->
                        listener.found(passages.stream().map(PassageView::of).toList())));
        for (String sentence : answer.answer().split("(?<=[.!?\\]])\\s+")) {
            listener.piece(sentence + " ");
        }
        return answer;
    }

    private AnswerView streamed(StreamingChatModel model, Listener listener) {
        RetrievalQuery query = RetrievalQuery.builder(question)
                .filter(filter)
                .scope(db.scope().tenant())
                .build();
        Consumer<String> pieces = listener::piece;
        try {
            AnswerView answer = AnswerView.of(new StreamingAnswerer(db.corpus(), model)
                    .answer(query, pieces)
                    .join());
            listener.found(answer.passages());
            return answer;
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
