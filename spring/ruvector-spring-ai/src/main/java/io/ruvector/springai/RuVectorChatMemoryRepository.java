package io.ruvector.springai;

import io.ruvector.memory.Scope;
import io.ruvector.memory.chat.Conversation;
import io.ruvector.memory.chat.Transcripts;
import io.ruvector.memory.chat.Utterance;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.ai.chat.memory.ChatMemoryRepository;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;

/**
 * Spring AI's chat memory repository on disk. What a chat memory evicts stays in the transcript, where
 * {@link Transcripts#recall} finds it by meaning and words; deleting a conversation deletes its transcript, too. Thread-safe.
 *
 * {@snippet :
 * ChatMemory memory = MessageWindowChatMemory.builder()
 *         .chatMemoryRepository(RuVectorChatMemoryRepository.of(db.transcripts(), db.scope()))
 *         .build();
 * }
 */
public final class RuVectorChatMemoryRepository implements ChatMemoryRepository {

    private final Transcripts transcripts;
    private final Scope owner;

    private RuVectorChatMemoryRepository(Transcripts transcripts, Scope owner) {
        this.transcripts = transcripts;
        this.owner = owner;
    }

    /**
     * A repository of one owner's conversations.
     *
     * @param owner whose they are; no other owner's conversation of the same id is ever read
     */
    public static RuVectorChatMemoryRepository of(Transcripts transcripts, Scope owner) {
        return new RuVectorChatMemoryRepository(transcripts, owner);
    }

    @Override
    public List<String> findConversationIds() {
        return transcripts.conversations(owner).stream()
                .filter(conversation -> conversation.owner().equals(owner))
                .map(Conversation::id)
                .toList();
    }

    @Override
    public List<Message> findByConversationId(String conversationId) {
        return transcripts.window(new Conversation(owner, conversationId)).stream()
                .map(turn -> MessageJson.decode(turn.said().payload()))
                .toList();
    }

    @Override
    public void saveAll(String conversationId, List<Message> messages) {
        transcripts.show(
                new Conversation(owner, conversationId),
                messages.stream().map(RuVectorChatMemoryRepository::utterance).toList());
    }

    @Override
    public void deleteByConversationId(String conversationId) {
        transcripts.delete(new Conversation(owner, conversationId));
    }

    private static Utterance utterance(Message message) {
        return new Utterance(message.getMessageType().getValue(), spoken(message), MessageJson.encode(message));
    }

    /** What was said; empty for instructions to the model, which nobody said. */
    private static String spoken(Message message) {
        if (message.getMessageType() == MessageType.SYSTEM) {
            return "";
        }
        return message instanceof ToolResponseMessage tool
                ? tool.getResponses().stream().map(ToolResponse::responseData).collect(Collectors.joining("\n"))
                : Optional.ofNullable(message.getText()).orElse("");
    }
}
