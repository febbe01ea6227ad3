package io.ruvector.cli.chat;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.ruvector.store.InvalidInputException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which chat model writes answers, if any: a name and either the base URL of a server that speaks OpenAI's protocol or
 * that of Ollama. Without a name there is none, and no request leaves the process.
 */
public final class ChatModelOptions {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(120);

    @Option(
            names = "--model",
            paramLabel = "NAME",
            order = 20,
            defaultValue = "${env:RUVECTOR_CHAT_MODEL}",
            description = "Chat model that writes the answer. Default: $RUVECTOR_CHAT_MODEL, else none")
    private @Nullable String model;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            order = 21,
            defaultValue = "${env:RUVECTOR_CHAT_URL}",
            description = "Server that speaks OpenAI's protocol, such as http://localhost:8000/v1; its key is read from"
                    + " $RUVECTOR_CHAT_KEY or $OPENAI_API_KEY. Default: $RUVECTOR_CHAT_URL")
    private @Nullable String baseUrl;

    @Option(
            names = "--ollama-url",
            paramLabel = "URL",
            order = 22,
            defaultValue = "${env:RUVECTOR_OLLAMA_URL}",
            description = "Ollama server, such as http://localhost:11434. Default: $RUVECTOR_OLLAMA_URL")
    private @Nullable String ollamaUrl;

    @Option(
            names = "--model-timeout",
            paramLabel = "SECONDS",
            order = 23,
            defaultValue = "120",
            description = "How long to wait for the chat model. Default: 120")
    private long timeoutSeconds = DEFAULT_TIMEOUT.toSeconds();

    /** Options that name no model. */
    public ChatModelOptions() {}

    /** The name of the model, if one is configured. */
    public Optional<String> name() {
        return Optional.ofNullable(model).filter(name -> !name.isBlank());
    }

    /**
     * Makes the client of the configured model; nothing is sent yet.
     *
     * @param environment where the key is looked up
     * @return empty when no model is named
     * @throws InvalidInputException if a model is named without a server, with both kinds, or with a URL that is none
     */
    public Optional<ChatModel> create(Map<String, String> environment) {
        return name().map(name -> create(name, environment));
    }

    private ChatModel create(String name, Map<String, String> environment) {
        boolean openAi = baseUrl != null && !baseUrl.isBlank();
        boolean ollama = ollamaUrl != null && !ollamaUrl.isBlank();
        if (openAi == ollama) {
            throw new InvalidInputException(
                    "--model " + name,
                    openAi ? "both --base-url and --ollama-url" : "neither",
                    "exactly one of --base-url (OpenAI's protocol) and --ollama-url");
        }
        if (timeoutSeconds < 1) {
            throw new InvalidInputException("--model-timeout", timeoutSeconds, "at least 1 second");
        }
        Duration timeout = Duration.ofSeconds(timeoutSeconds);
        if (ollama) {
            return OllamaChatModel.builder()
                    .baseUrl(http("--ollama-url", ollamaUrl))
                    .modelName(name)
                    .temperature(0.0)
                    .timeout(timeout)
                    .maxRetries(0)
                    .build();
        }
        String key = environment.getOrDefault("RUVECTOR_CHAT_KEY", environment.getOrDefault("OPENAI_API_KEY", "none"));
        return OpenAiChatModel.builder()
                .baseUrl(http("--base-url", baseUrl))
                .apiKey(key)
                .modelName(name)
                .temperature(0.0)
                .timeout(timeout)
                .maxRetries(0)
                .build();
    }

    private static String http(String option, @Nullable String url) {
        if (url == null || !url.matches("https?://[^/\\s]+(/\\S*)?")) {
            throw new InvalidInputException(option, url, "a URL such as http://localhost:8000/v1");
        }
        return url;
    }
}
