package io.ruvector.examples.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A chat model named by the environment: {@code RUVECTOR_CHAT_MODEL} is its name, {@code RUVECTOR_CHAT_URL} the server that
 * speaks OpenAI's protocol (Ollama does, at {@code http://localhost:11434/v1}), {@code RUVECTOR_CHAT_KEY} its key, if it wants one.
 */
public final class ConfiguredChatModel {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private ConfiguredChatModel() {}

    /** The model that the environment of this process names, or none; nothing is sent yet. */
    public static Optional<ChatModel> fromEnvironment() {
        return from(System.getenv());
    }

    /**
     * The model that an environment names.
     *
     * @return empty when it names no model
     * @throws IllegalArgumentException when it names a model and no server
     */
    static Optional<ChatModel> from(Map<String, String> environment) {
        String name = environment.getOrDefault("RUVECTOR_CHAT_MODEL", "");
        if (name.isBlank()) {
            return Optional.empty();
        }
        String url = environment.getOrDefault("RUVECTOR_CHAT_URL", "");
        if (url.isBlank()) {
            throw new IllegalArgumentException("RUVECTOR_CHAT_MODEL is " + name
                    + " and RUVECTOR_CHAT_URL is not set: expected a URL such as http://localhost:11434/v1");
        }
        return Optional.of(OpenAiChatModel.builder()
                .baseUrl(url)
                .apiKey(environment.getOrDefault("RUVECTOR_CHAT_KEY", "none"))
                .modelName(name)
                .timeout(TIMEOUT)
                .build());
    }
}
