package io.ruvector.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.AgenticDb;
import io.ruvector.memory.EpisodeFilter;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.PageRequest;
import io.ruvector.vector.BagOfWordsEmbedder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

class MemoryAdvisorTest {

    @TempDir
    Path directory;

    private AgenticDb db;
    private final List<Prompt> prompts = new ArrayList<>();
    private final ChatModel model = prompt -> {
        prompts.add(prompt);
        return new ChatResponse(List.of(new Generation(new AssistantMessage("turn the left valve"))));
    };

    @BeforeEach
    void open() {
        db = AgenticDb.builder(directory).embedder(new BagOfWordsEmbedder(256)).open();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void whatIsKnownIsPutBeforeTheUsersWords() {
        db.remember("drain the pump", "open the valve", Outcome.failure("it stuck"), "the left valve sticks");

        ask(MemoryAdvisor.recallOnly(db), "drain the pump");

        assertThat(prompts.getFirst().getUserMessage().getText())
                .contains("left valve sticks")
                .endsWith("drain the pump");
        assertThat(prompts.getFirst().getSystemMessages())
                .allSatisfy(system -> assertThat(system.getText()).doesNotContain("left valve"));
        assertThat(db.memory().total()).isEqualTo(1);
    }

    @Test
    void aJudgedCallIsRemembered() {
        ask(MemoryAdvisor.of(db, (task, response) -> Optional.of(Outcome.success())), "drain the pump");

        assertThat(db.memory()
                        .list(db.scope(), EpisodeFilter.all(), PageRequest.first(5))
                        .episodes())
                .singleElement()
                .satisfies(episode -> {
                    assertThat(episode.task()).isEqualTo("drain the pump");
                    assertThat(episode.observation()).isEqualTo("turn the left valve");
                    assertThat(episode.outcome()).contains(Outcome.success());
                });
    }

    private void ask(MemoryAdvisor advisor, String question) {
        String answer = ChatClient.builder(model)
                .defaultAdvisors(advisor)
                .build()
                .prompt()
                .user(question)
                .call()
                .content();
        assertThat(answer).isEqualTo("turn the left valve");
    }
}
