package io.ruvector.langchain4j;

import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Metadata;
import dev.langchain4j.rag.query.Query;
import io.ruvector.memory.chat.Conversation;
import io.ruvector.memory.chat.RecalledTurn;
import io.ruvector.memory.chat.Transcripts;
import io.ruvector.memory.chat.TurnQuery;
import io.ruvector.store.InvalidInputException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Brings back what was said earlier in a conversation and left its window: a content retriever for an AI service whose chat
 * memory is in a {@link RuVectorChatMemoryStore}. Which conversation is told by the memory id of the query; a query without one
 * gets nothing. Thread-safe.
 *
 * {@snippet :
 * AiServices.builder(Assistant.class)
 *         .chatModel(model)
 *         .chatMemoryProvider(id -> MessageWindowChatMemory.builder().id(id).maxMessages(20).chatMemoryStore(store).build())
 *         .contentRetriever(EarlierTurns.of(store, 3))
 *         .storeRetrievedContentInChatMemory(false)
 *         .build();
 * }
 */
public final class EarlierTurns implements ContentRetriever {

    private static final int MAX_QUOTED_CHARS = 1_000;

    private final RuVectorChatMemoryStore store;
    private final int most;

    private EarlierTurns(RuVectorChatMemoryStore store, int most) {
        this.store = store;
        this.most = most;
    }

    /**
     * A retriever over the conversations of a store.
     *
     * @param most how many turns a query gets at most, 1 to 100
     */
    public static EarlierTurns of(RuVectorChatMemoryStore store, int most) {
        if (most < 1 || most > 100) {
            throw new InvalidInputException("most", most, "1 to 100");
        }
        return new EarlierTurns(store, most);
    }

    @Override
    public List<Content> retrieve(Query query) {
        List<RecalledTurn> earlier = Optional.ofNullable(query.metadata())
                .map(Metadata::chatMemoryId)
                .map(id -> find(store.transcripts(), store.conversation(id), query.text(), most))
                .orElse(List.of());
        return earlier.isEmpty() ? List.of() : List.of(Content.from(quoted(earlier)));
    }

    /** The turns of a conversation that fit a text and are in its window no more; none for a blank text. */
    static List<RecalledTurn> find(Transcripts transcripts, Conversation conversation, String text, int most) {
        return text.isBlank()
                ? List.of()
                : transcripts.recall(TurnQuery.of(text, conversation.owner())
                        .within(conversation)
                        .beyondWindowOf(conversation)
                        .k(most));
    }

    /** The turns in the order in which they were said, each in a line with its speaker and day. */
    static String quoted(List<RecalledTurn> earlier) {
        StringBuilder text = new StringBuilder("From earlier in this conversation, quoted:\n");
        earlier.stream()
                .map(RecalledTurn::turn)
                .sorted(Comparator.comparingLong(turn -> turn.position()))
                .forEach(turn -> text.append("- ")
                        .append(turn.said().speaker())
                        .append(", ")
                        .append(turn.at().toString(), 0, 10)
                        .append(": \"")
                        .append(shortened(turn.said().text()))
                        .append("\"\n"));
        return text.toString();
    }

    private static String shortened(String said) {
        String line = said.strip().replaceAll("\\s+", " ");
        return line.length() <= MAX_QUOTED_CHARS ? line : line.substring(0, MAX_QUOTED_CHARS) + "…";
    }
}
