package io.ruvector.rag;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.ruvector.store.InvalidInputException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Answers like {@link Answerer}, piece by piece as the chat model writes: the pieces come at once, the {@link Answer}
 * with its citations when the text is complete. Where no passage is relevant no model is asked, and the one piece says
 * so.
 *
 * <p>Thread-safe where the chat model is.
 *
 * {@snippet :
 * new StreamingAnswerer(corpus, model)
 *         .answer(RetrievalQuery.of("How is the pump seal replaced?", 5), System.out::print)
 *         .thenAccept(answer -> answer.citations().forEach(System.out::println));
 * }
 */
public final class StreamingAnswerer {
    private final AnswerEvidence evidence;
    private final StreamingChatModel model;
    private final Corpus corpus;
    private final int contextTokens;

    /** {@link #StreamingAnswerer(Corpus, StreamingChatModel, int)} with 2,500 tokens of passages. */
    public StreamingAnswerer(Corpus corpus, StreamingChatModel model) {
        this(corpus, model, Answerer.CONTEXT_TOKENS);
    }

    /**
     * An answerer.
     *
     * @param model any LangChain4j chat model that streams
     * @param contextTokens the most tokens of passages to show, counted by the embedding model's tokenizer
     */
    public StreamingAnswerer(Corpus corpus, StreamingChatModel model, int contextTokens) {
        if (contextTokens < 1) {
            throw new InvalidInputException("contextTokens", contextTokens, "at least 1");
        }
        this.corpus = corpus;
        this.model = model;
        this.contextTokens = contextTokens;
        this.evidence = new AnswerEvidence(corpus);
    }

    /**
     * Begins an answer. Passages are retrieved before this returns.
     *
     * @param pieces hears of each piece of text, in order, on the model's thread
     * @return the whole answer when it is complete; fails with the model's error, or with that of {@code pieces}.
     *     Cancelling it cancels the model's work where the model can do that
     */
    public CompletableFuture<Answer> answer(RetrievalQuery query, Consumer<String> pieces) {
        AnswerEvidence.Found found = evidence.find(query);
        CompletableFuture<Answer> whole = new CompletableFuture<>();
        if (found.relevant().isEmpty()) {
            Answer nothing = evidence.answer(query, found, new AnswerWriter.Draft("", List.of()));
            pieces.accept(nothing.text());
            whole.complete(nothing);
            return whole;
        }
        CitationPrompt prompt =
                CitationPrompt.of(query.text(), found.relevant(), corpus.embedder()::countTokens, contextTokens);
        ChatRequest request = ChatRequest.builder().messages(prompt.messages()).build();
        model.chat(request, new Listening(pieces, whole) {
            @Override
            Answer complete(String text) {
                return evidence.answer(query, found, prompt.draft(text));
            }
        });
        return whole;
    }

    /** Hands pieces on and completes the answer. */
    private abstract static class Listening implements StreamingChatResponseHandler {
        private final Consumer<String> pieces;
        private final CompletableFuture<Answer> whole;

        Listening(Consumer<String> pieces, CompletableFuture<Answer> whole) {
            this.pieces = pieces;
            this.whole = whole;
        }

        abstract Answer complete(String text);

        @Override
        public void onPartialResponse(String piece) {
            if (whole.isDone()) {
                return;
            }
            try {
                pieces.accept(piece);
            } catch (RuntimeException e) {
                whole.completeExceptionally(e);
            }
        }

        @Override
        public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
            onPartialResponse(piece.text());
            if (whole.isDone()) {
                context.streamingHandle().cancel();
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            if (whole.isDone()) {
                return;
            }
            try {
                String text = response.aiMessage().text();
                whole.complete(complete(text == null ? "" : text));
            } catch (RuntimeException e) {
                whole.completeExceptionally(e);
            }
        }

        @Override
        public void onError(Throwable error) {
            whole.completeExceptionally(error);
        }
    }
}
