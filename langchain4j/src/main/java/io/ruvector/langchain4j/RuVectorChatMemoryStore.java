package io.ruvector.langchain4j;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import io.ruvector.memory.Scope;
import io.ruvector.memory.chat.Conversation;
import io.ruvector.memory.chat.Transcripts;
import io.ruvector.memory.chat.Turn;
import io.ruvector.memory.chat.Utterance;
import java.util.List;

/**
 * LangChain4j's chat memory store on disk. What a memory evicts stays in the transcript: {@link RecallingChatMemory} brings it
 * back when it fits, {@link Transcripts#recall} finds it. Deleting a memory's messages deletes its transcript, too.
 *
 * <p>A message is on disk when {@link #updateMessages} returns, and found by its text; so each new message is embedded once.
 * Thread-safe. Memory ids are told apart by their {@code toString()}.
 *
 * {@snippet :
 * ChatMemory memory = MessageWindowChatMemory.builder()
 *         .id("ticket-7")
 *         .maxMessages(20)
 *         .chatMemoryStore(RuVectorChatMemoryStore.of(db.transcripts(), db.scope()))
 *         .build();
 * }
 */
public final class RuVectorChatMemoryStore implements ChatMemoryStore {

    private final Transcripts transcripts;
    private final Scope owner;

    private RuVectorChatMemoryStore(Transcripts transcripts, Scope owner) {
        this.transcripts = transcripts;
        this.owner = owner;
    }

    /**
     * A store of one owner's conversations.
     *
     * @param owner whose they are; no other owner's memory of the same id is ever read
     */
    public static RuVectorChatMemoryStore of(Transcripts transcripts, Scope owner) {
        return new RuVectorChatMemoryStore(transcripts, owner);
    }

    @Override
    public List<ChatMessage> getMessages(Object memoryId) {
        return transcripts.window(conversation(memoryId)).stream()
                .map(RuVectorChatMemoryStore::message)
                .toList();
    }

    @Override
    public void updateMessages(Object memoryId, List<ChatMessage> messages) {
        transcripts.show(
                conversation(memoryId),
                messages.stream().map(RuVectorChatMemoryStore::utterance).toList());
    }

    @Override
    public void deleteMessages(Object memoryId) {
        transcripts.delete(conversation(memoryId));
    }

    Transcripts transcripts() {
        return transcripts;
    }

    Conversation conversation(Object memoryId) {
        return new Conversation(owner, memoryId.toString());
    }

    private static Utterance utterance(ChatMessage message) {
        return new Utterance(
                MessageTexts.speaker(message),
                MessageTexts.spoken(message),
                ChatMessageSerializer.messageToJson(message));
    }

    private static ChatMessage message(Turn turn) {
        return ChatMessageDeserializer.messageFromJson(turn.said().payload());
    }
}
