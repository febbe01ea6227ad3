package io.ruvector.rag;

import dev.langchain4j.model.chat.ChatModel;
import java.util.List;
import java.util.function.ToIntFunction;

/** Lets a chat model answer from numbered passages. */
final class GenerativeWriter implements AnswerWriter {
    private final ChatModel model;
    private final ToIntFunction<String> tokens;
    private final int contextTokens;

    GenerativeWriter(ChatModel model, ToIntFunction<String> tokens, int contextTokens) {
        this.model = model;
        this.tokens = tokens;
        this.contextTokens = contextTokens;
    }

    @Override
    public Draft write(Question question, List<NumberedPassage> passages) {
        CitationPrompt prompt = CitationPrompt.of(question.text(), passages, tokens, contextTokens);
        String text = model.chat(prompt.messages()).aiMessage().text();
        return text == null ? new Draft("", List.of()) : prompt.draft(text);
    }
}
