package io.ruvector.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecallingChatMemoryTest extends DatabaseFixture {

    @Test
    void whatLeftTheWindowIsQuotedUntilTheQuestionIsAnswered() {
        RuVectorChatMemoryStore store = RuVectorChatMemoryStore.of(db.transcripts(), db.scope());
        RecallingChatMemory memory = RecallingChatMemory.of(store, "anna", 2, 1);
        memory.add(UserMessage.from("my locker number is 4711"));
        memory.add(AiMessage.from("noted"));
        memory.add(UserMessage.from("a joke please"));
        memory.add(UserMessage.from("what is my locker number"));

        assertThat(memory.messages().getLast().toString()).contains("my locker number is 4711", "what is my locker");

        memory.add(AiMessage.from("it is there"));
        assertThat(memory.messages().toString()).doesNotContain("quoted");
        assertThat(store.getMessages("anna")).contains(UserMessage.from("what is my locker number"));
    }

    @Test
    void withoutRecallTheWindowIsAllThereIs() {
        RuVectorChatMemoryStore store = RuVectorChatMemoryStore.of(db.transcripts(), db.scope());
        RecallingChatMemory memory = RecallingChatMemory.of(store, "anna", 1, 0);
        memory.add(UserMessage.from("my locker number is 4711"));
        memory.add(UserMessage.from("my locker number"));

        assertThat(memory.messages()).containsExactly(UserMessage.from("my locker number"));
    }

    @Test
    void aMessageWithAPictureKeepsIt() {
        RuVectorChatMemoryStore store = RuVectorChatMemoryStore.of(db.transcripts(), db.scope());
        RecallingChatMemory memory = RecallingChatMemory.of(store, "anna", 1, 1);
        memory.add(UserMessage.from("my locker number is 4711"));
        ImageContent picture = ImageContent.from("https://example.org/a.png");
        memory.add(UserMessage.from(TextContent.from("is this my locker"), picture));

        UserMessage shown = (UserMessage) memory.messages().getFirst();

        assertThat(shown.contents()).hasSize(3).contains(picture);
        assertThat(shown.contents().getFirst().toString()).contains("4711");
    }

    @Test
    void clearingForgetsTheTranscriptToo() {
        RuVectorChatMemoryStore store = RuVectorChatMemoryStore.of(db.transcripts(), db.scope());
        RecallingChatMemory memory = RecallingChatMemory.of(store, "anna", 1, 3);
        memory.add(UserMessage.from("my locker number is 4711"));
        memory.add(UserMessage.from("thanks"));

        memory.clear();
        memory.add(UserMessage.from("my locker number"));

        assertThat(memory.messages()).isEqualTo(List.of(UserMessage.from("my locker number")));
        assertThat(db.transcripts().total()).isEqualTo(1);
    }
}
