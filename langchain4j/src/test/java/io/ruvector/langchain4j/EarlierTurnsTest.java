package io.ruvector.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import org.junit.jupiter.api.Test;

class EarlierTurnsTest extends DatabaseFixture {

    private final ScriptedChatModel model = new ScriptedChatModel(request -> AiMessage.from("noted"));

    interface Assistant {
        String chat(@MemoryId String id, @dev.langchain4j.service.UserMessage String text);
    }

    @Test
    void anAiServiceIsToldWhatLeftTheWindowAfterARestart() {
        Assistant assistant = assistant();
        assistant.chat("anna", "My locker number is 4711");
        assistant.chat("anna", "Tell me a joke");
        assistant.chat("anna", "Another joke");
        reopen();

        assistant().chat("anna", "What is my locker number");

        assertThat(model.lastRequest()).contains("quoted:").contains("My locker number is 4711");
        assertThat(RuVectorChatMemoryStore.of(db.transcripts(), db.scope()).getMessages("anna"))
                .contains(UserMessage.from("What is my locker number"));
    }

    @Test
    void anotherConversationIsNotQuoted() {
        Assistant assistant = assistant();
        assistant.chat("anna", "My locker number is 4711");
        assistant.chat("anna", "Tell me a joke");
        assistant.chat("anna", "Another joke");

        assistant.chat("boris", "What is my locker number");

        assertThat(model.lastRequest()).doesNotContain("4711").doesNotContain("quoted");
    }

    @Test
    void aQueryWithoutAConversationGetsNothing() {
        assistant().chat("anna", "My locker number is 4711");

        assertThat(EarlierTurns.of(RuVectorChatMemoryStore.of(db.transcripts(), db.scope()), 3)
                        .retrieve(Query.from("locker")))
                .isEmpty();
    }

    private Assistant assistant() {
        RuVectorChatMemoryStore store = RuVectorChatMemoryStore.of(db.transcripts(), db.scope());
        return AiServices.builder(Assistant.class)
                .chatModel(model)
                .chatMemoryProvider(id -> MessageWindowChatMemory.builder()
                        .id(id)
                        .maxMessages(2)
                        .chatMemoryStore(store)
                        .build())
                .contentRetriever(EarlierTurns.of(store, 2))
                .storeRetrievedContentInChatMemory(false)
                .build();
    }
}
