package io.ruvector.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of a message: what it is found by later. */
public final class MessageTexts {

    private MessageTexts() {}

    /** {@return the kind of message, as a speaker} */
    public static String speaker(ChatMessage message) {
        return message.type().name().toLowerCase(Locale.ROOT);
    }

    /** What was said; empty for instructions to the model, which nobody said, and for what has no words. */
    public static String spoken(ChatMessage message) {
        return switch (message) {
            case UserMessage user -> text(user);
            case AiMessage ai -> Optional.ofNullable(ai.text()).orElse("");
            case ToolExecutionResultMessage tool ->
                Optional.ofNullable(tool.text()).orElse("");
            default -> "";
        };
    }

    static String text(UserMessage message) {
        return message.contents().stream()
                .filter(TextContent.class::isInstance)
                .map((Content content) -> ((TextContent) content).text())
                .collect(Collectors.joining("\n"));
    }
}
