package io.ruvector.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.AgenticDb;
import io.ruvector.memory.Scope;
import io.ruvector.memory.chat.TurnQuery;
import io.ruvector.vector.BagOfWordsEmbedder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.memory.MessageWindowChatMemory;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.content.Media;
import org.springframework.util.MimeTypeUtils;

class RuVectorChatMemoryRepositoryTest {

    @TempDir
    Path directory;

    private AgenticDb db;
    private RuVectorChatMemoryRepository repository;

    @BeforeEach
    void open() {
        db = AgenticDb.builder(directory).embedder(new BagOfWordsEmbedder(256)).open();
        repository = RuVectorChatMemoryRepository.of(db.transcripts(), db.scope());
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void everyKindOfMessageComesBackAfterARestart() {
        List<Message> messages = List.of(
                new SystemMessage("be terse"),
                UserMessage.builder()
                        .text("what is here?")
                        .media(
                                new Media(MimeTypeUtils.IMAGE_PNG, URI.create("https://example.org/a.png")),
                                Media.builder()
                                        .mimeType(MimeTypeUtils.IMAGE_PNG)
                                        .data(new byte[] {1, 2})
                                        .build())
                        .metadata(Map.of("lang", "en", "turn", 3))
                        .build(),
                AssistantMessage.builder()
                        .content("looking")
                        .toolCalls(List.of(new ToolCall("c1", "function", "weather", "{\"city\":\"Łódź\"}")))
                        .build(),
                ToolResponseMessage.builder()
                        .responses(List.of(new ToolResponse("c1", "weather", "12 °C")))
                        .build(),
                new AssistantMessage("cold"));
        repository.saveAll("chat", messages);
        close();
        open();

        List<Message> read = repository.findByConversationId("chat");

        assertThat(read)
                .extracting(Message::getMessageType)
                .isEqualTo(messages.stream().map(Message::getMessageType).toList());
        assertThat(read)
                .extracting(Message::getText)
                .isEqualTo(messages.stream().map(Message::getText).toList());
        UserMessage user = (UserMessage) read.get(1);
        assertThat(user.getMetadata()).containsEntry("lang", "en").containsEntry("turn", 3);
        assertThat(user.getMedia().get(0).getData()).isEqualTo("https://example.org/a.png");
        assertThat(user.getMedia().get(1).getDataAsByteArray()).containsExactly(1, 2);
        assertThat(read.get(2)).isEqualTo(messages.get(2));
        assertThat(read.get(3)).isEqualTo(messages.get(3));
    }

    @Test
    void aChatMemoryOverItKeepsItsWindowAndTheRestIsFound() {
        MessageWindowChatMemory memory = MessageWindowChatMemory.builder()
                .chatMemoryRepository(repository)
                .maxMessages(2)
                .build();
        memory.add("anna", new UserMessage("my locker is 4711"));
        memory.add("anna", new AssistantMessage("noted"));
        memory.add("anna", new UserMessage("a joke please"));

        assertThat(memory.get("anna")).extracting(Message::getText).containsExactly("a joke please");
        assertThat(db.transcripts()
                        .recall(TurnQuery.of("which locker", db.scope()))
                        .getFirst()
                        .turn()
                        .said()
                        .text())
                .isEqualTo("my locker is 4711");
    }

    @Test
    void conversationsAreListedForTheirOwnerAndDeletedWhole() {
        repository.saveAll("a", List.of(new UserMessage("for a")));
        repository.saveAll("b", List.of(new UserMessage("for b")));
        RuVectorChatMemoryRepository other = RuVectorChatMemoryRepository.of(db.transcripts(), Scope.of("other"));

        assertThat(repository.findConversationIds()).containsExactlyInAnyOrder("a", "b");
        assertThat(other.findConversationIds()).isEmpty();
        assertThat(other.findByConversationId("a")).isEmpty();

        repository.deleteByConversationId("a");

        assertThat(repository.findConversationIds()).containsExactly("b");
        assertThat(repository.findByConversationId("a")).isEmpty();
    }
}
