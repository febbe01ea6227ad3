package io.ruvector.rag;

import dev.langchain4j.model.chat.ChatModel;
import io.ruvector.store.InvalidInputException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Answers questions from a {@link Corpus}, with citations: without a model by the passages' own best sentences, or with a
 * chat model that is shown numbered passages. Where no passage is relevant (the rule is that of a threshold measured for
 * the embedding model: a cosine five standard deviations above that of unrelated texts, or three quarters of the
 * question's words), the answer says so and no model is asked.
 *
 * <p>Every question is noted under its {@link Answer#queryId()}, so that it can be rated later.
 *
 * <p>Thread-safe where the chat model is.
 *
 * {@snippet :
 * Answer answer = Answerer.extractive(corpus).answer("How is the pump seal replaced?");
 * System.out.println(answer.text());
 * answer.citations().forEach(c -> System.out.println("[" + c.number() + "] " + c.source()));
 * }
 */
public final class Answerer {
    /** What the answer says when no passage is relevant. */
    public static final String NOTHING_FOUND = "Nothing in the documents answers this question.";

    static final int CONTEXT_TOKENS = 2_500;

    private final AnswerEvidence evidence;
    private final AnswerWriter writer;

    private Answerer(Corpus corpus, AnswerWriter writer) {
        this.evidence = new AnswerEvidence(corpus);
        this.writer = writer;
    }

    /** Answers with sentences of the passages themselves; needs no chat model. */
    public static Answerer extractive(Corpus corpus) {
        return new Answerer(corpus, new ExtractiveWriter(corpus.embedder(), corpus::relevanceFloor));
    }

    /** {@link #generative(Corpus, ChatModel, int)} with 2,500 tokens of passages. */
    public static Answerer generative(Corpus corpus, ChatModel model) {
        return generative(corpus, model, CONTEXT_TOKENS);
    }

    /**
     * Lets a chat model write the answer.
     *
     * @param model any LangChain4j chat model; its errors pass through
     * @param contextTokens the most tokens of passages to show, counted by the embedding model's tokenizer
     */
    public static Answerer generative(Corpus corpus, ChatModel model, int contextTokens) {
        if (contextTokens < 1) {
            throw new InvalidInputException("contextTokens", contextTokens, "at least 1");
        }
        return new Answerer(corpus, new GenerativeWriter(model, corpus.embedder()::countTokens, contextTokens));
    }

    /** Answers a question to the default scope. */
    public Answer answer(String question) {
        return answer(RetrievalQuery.builder(question).build());
    }

    /** Answers a question from the passages that the query finds. */
    public Answer answer(RetrievalQuery query) {
        return answer(query, passages -> {});
    }

    /**
     * Answers a question from the passages that the query finds, which are told before the answer is written.
     *
     * @param passages hears once of what was retrieved, best first, on the calling thread
     */
    public Answer answer(RetrievalQuery query, Consumer<List<RetrievedPassage>> passages) {
        AnswerEvidence.Found found = evidence.find(query);
        passages.accept(found.passages());
        AnswerWriter.Draft draft = found.relevant().isEmpty()
                ? new AnswerWriter.Draft("", List.of())
                : writer.write(found.question(), found.relevant());
        return evidence.answer(query, found, draft);
    }
}
