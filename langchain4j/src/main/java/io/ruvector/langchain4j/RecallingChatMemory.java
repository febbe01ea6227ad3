package io.ruvector.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import io.ruvector.memory.chat.Conversation;
import io.ruvector.memory.chat.RecalledTurn;
import io.ruvector.store.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A chat memory of a fixed window that also recalls: with the user's last message, while it is not answered, it shows those
 * earlier turns of the same conversation that fit it best and are in the window no more. They are put before the user's words,
 * as quotations with their speaker and day, never as instructions; they are shown, not stored again.
 *
 * <p>For callers that send {@link #messages()} to the model. An AI service reads its memory before it adds the question, so that it
 * is given an {@link EarlierTurns} as its content retriever instead.
 *
 * <p>Thread-safe as far as {@link MessageWindowChatMemory} is: one conversation, one caller at a time.
 *
 * {@snippet :
 * ChatMemory memory = RecallingChatMemory.of(store, "ticket-7", 20, 3);
 * memory.add(UserMessage.from("What was my locker number?"));
 * memory.add(model.chat(memory.messages()).aiMessage());
 * }
 */
public final class RecallingChatMemory implements ChatMemory {

    private final RuVectorChatMemoryStore store;
    private final Conversation conversation;
    private final ChatMemory window;
    private final int recalled;

    private RecallingChatMemory(RuVectorChatMemoryStore store, Object id, int maxMessages, int recalled) {
        this.store = store;
        this.conversation = store.conversation(id);
        this.recalled = recalled;
        this.window = MessageWindowChatMemory.builder()
                .id(id)
                .maxMessages(maxMessages)
                .chatMemoryStore(store)
                .build();
    }

    /**
     * A memory of a conversation.
     *
     * @param id the memory id
     * @param maxMessages how many messages the window holds, at least 1
     * @param recalled how many earlier turns are shown at most, 0 to 100
     */
    public static RecallingChatMemory of(RuVectorChatMemoryStore store, Object id, int maxMessages, int recalled) {
        if (maxMessages < 1) {
            throw new InvalidInputException("maxMessages", maxMessages, "at least 1");
        }
        if (recalled < 0 || recalled > 100) {
            throw new InvalidInputException("recalled", recalled, "0 to 100");
        }
        return new RecallingChatMemory(store, id, maxMessages, recalled);
    }

    @Override
    public Object id() {
        return window.id();
    }

    @Override
    public void add(ChatMessage message) {
        window.add(message);
    }

    @Override
    public void set(Iterable<ChatMessage> messages) {
        window.set(messages);
    }

    /** The window, with what is recalled in the last user message. */
    @Override
    public List<ChatMessage> messages() {
        List<ChatMessage> messages = window.messages();
        Optional<UserMessage> last = UserMessage.findLast(messages);
        if (recalled == 0 || last.isEmpty() || isAnswered(messages)) {
            return messages;
        }
        List<RecalledTurn> earlier =
                EarlierTurns.find(store.transcripts(), conversation, MessageTexts.text(last.get()), recalled);
        return earlier.isEmpty()
                ? messages
                : UserMessage.replaceLast(messages, withQuotations(last.get(), EarlierTurns.quoted(earlier)));
    }

    /** Deletes the conversation, the turns that left the window included. */
    @Override
    public void clear() {
        window.clear();
    }

    /** Whether the model has answered the last user message; a call of a tool is no answer. */
    private static boolean isAnswered(List<ChatMessage> messages) {
        return messages.getLast() instanceof AiMessage answer && !answer.hasToolExecutionRequests();
    }

    private static UserMessage withQuotations(UserMessage message, String quotations) {
        List<Content> contents = new ArrayList<>();
        contents.add(TextContent.from(quotations));
        contents.addAll(message.contents());
        if (message.hasSingleText()) {
            contents = List.of(TextContent.from(quotations + "\n" + message.singleText()));
        }
        return message.toBuilder().contents(contents).build();
    }
}
