package io.ruvector.langchain4j.remote;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import io.ruvector.client.ChatWindow;
import io.ruvector.client.RuVectorClient;
import io.ruvector.langchain4j.MessageTexts;
import java.util.List;

/**
 * LangChain4j's chat memory store on a server; means the same as {@link io.ruvector.langchain4j.RuVectorChatMemoryStore}. Thread-safe.
 */
public final class RemoteChatMemoryStore implements ChatMemoryStore {

    private final RuVectorClient client;

    /**
     * A store.
     *
     * @param client with the key that says whose conversations they are
     */
    public RemoteChatMemoryStore(RuVectorClient client) {
        this.client = client;
    }

    @Override
    public List<ChatMessage> getMessages(Object memoryId) {
        return client.conversation(memoryId.toString()).messages().stream()
                .map(message -> ChatMessageDeserializer.messageFromJson(message.payload()))
                .toList();
    }

    @Override
    public void updateMessages(Object memoryId, List<ChatMessage> messages) {
        client.show(
                memoryId.toString(),
                new ChatWindow(messages.stream()
                        .map(message -> new ChatWindow.Message(
                                MessageTexts.speaker(message),
                                MessageTexts.spoken(message),
                                ChatMessageSerializer.messageToJson(message)))
                        .toList()));
    }

    @Override
    public void deleteMessages(Object memoryId) {
        client.forgetConversation(memoryId.toString());
    }
}
