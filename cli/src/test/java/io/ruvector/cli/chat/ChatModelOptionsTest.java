package io.ruvector.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.ChatModel;
import io.ruvector.store.InvalidInputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ChatModelOptionsTest {

    @Command
    private static final class Holder {
        @Mixin
        private ChatModelOptions options = new ChatModelOptions();
    }

    private static ChatModelOptions parse(String... args) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(args);
        return holder.options;
    }

    private static ChatModel model(Map<String, String> environment, String... args) {
        return parse(args).create(environment).orElseThrow();
    }

    @Test
    void withoutANameThereIsNoModel() {
        assertThat(parse("--base-url", "http://localhost:1").create(Map.of())).isEmpty();
    }

    @Test
    void anOpenAiCompatibleServerIsAskedWithTheKeyOfTheEnvironment() throws Exception {
        try (FakeChatServer server = FakeChatServer.answering("Twelve litres [1].")) {
            ChatModel model =
                    model(Map.of("RUVECTOR_CHAT_KEY", "secret"), "--model", "fake", "--base-url", server.url() + "/v1");

            assertThat(model.chat("How much?")).isEqualTo("Twelve litres [1].");
            assertThat(server.bodies()).singleElement().asString().contains("How much?", "\"fake\"");
            assertThat(server.keys()).containsExactly("Bearer secret");
        }
    }

    @Test
    void anOllamaServerIsAsked() throws Exception {
        try (FakeChatServer server = FakeChatServer.answering("Twelve litres [1].")) {
            assertThat(model(Map.of(), "--model", "fake", "--ollama-url", server.url())
                            .chat("How much?"))
                    .isEqualTo("Twelve litres [1].");
        }
    }

    @Test
    void aModelNeedsExactlyOneServer() {
        assertThatThrownBy(() -> model(Map.of(), "--model", "fake"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--model fake: expected exactly one of --base-url");
        assertThatThrownBy(() ->
                        model(Map.of(), "--model", "fake", "--base-url", "http://a/v1", "--ollama-url", "http://b"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anAddressThatIsNoUrlIsRefused() {
        assertThatThrownBy(() -> model(Map.of(), "--model", "fake", "--base-url", "localhost:8000"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"localhost:8000\"");
    }
}
