package io.ruvector.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every durable {@link ChatMemoryStore} does; a test of an implementation extends it. */
public abstract class ChatMemoryStoreContract {

    /** The store under test. */
    protected abstract ChatMemoryStore store();

    /** The same store after its process ended and another began. */
    protected abstract ChatMemoryStore reopened();

    @Test
    void anUnknownMemoryIsEmpty() {
        assertThat(store().getMessages("nobody")).isEmpty();
        store().deleteMessages("nobody");
    }

    @Test
    void everyKindOfMessageComesBackAsItWas() {
        ToolExecutionRequest call = ToolExecutionRequest.builder()
                .id("c1")
                .name("weather")
                .arguments("{\"city\":\"Łódź\"}")
                .build();
        List<ChatMessage> messages = List.of(
                SystemMessage.from("You are terse."),
                UserMessage.from("what is on the picture?"),
                UserMessage.from(
                        "anna", List.of(TextContent.from("and here?"), ImageContent.from("https://example.org/a.png"))),
                AiMessage.from("thinking", List.of(call)),
                ToolExecutionResultMessage.from(call, "12 °C"),
                AiMessage.from("cold"));

        store().updateMessages("all", messages);

        assertThat(store().getMessages("all")).isEqualTo(messages);
        assertThat(reopened().getMessages("all")).isEqualTo(messages);
    }

    @Test
    void anUpdateReplacesTheMessages() {
        store().updateMessages(1, List.of(UserMessage.from("one"), UserMessage.from("two"), UserMessage.from("one")));
        store().updateMessages(1, List.of(UserMessage.from("two"), UserMessage.from("one"), UserMessage.from("three")));
        assertThat(store().getMessages(1))
                .containsExactly(UserMessage.from("two"), UserMessage.from("one"), UserMessage.from("three"));

        store().updateMessages(1, List.of());
        assertThat(store().getMessages(1)).isEmpty();
    }

    @Test
    void memoriesAreKeptApart() {
        store().updateMessages("a", List.of(UserMessage.from("for a")));
        store().updateMessages("b", List.of(UserMessage.from("for b")));

        store().deleteMessages("a");

        assertThat(store().getMessages("a")).isEmpty();
        assertThat(store().getMessages("b")).containsExactly(UserMessage.from("for b"));
        assertThat(reopened().getMessages("a")).isEmpty();
    }

    @Test
    void aWindowThatEvictsReadsBackAsItIs() {
        ChatMemory memory = MessageWindowChatMemory.builder()
                .id("window")
                .maxMessages(3)
                .chatMemoryStore(store())
                .build();
        memory.add(SystemMessage.from("be kind"));
        for (int i = 0; i < 10; i++) {
            memory.add(UserMessage.from("question " + i));
        }
        List<ChatMessage> before = memory.messages();

        assertThat(before)
                .contains(SystemMessage.from("be kind"), UserMessage.from("question 9"))
                .hasSize(3);
        assertThat(reopened().getMessages("window")).isEqualTo(before);
    }

    @Test
    void manyMemoriesAreWrittenAtOnce() throws Exception {
        ChatMemoryStore store = store();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<?>> running = new ArrayList<>();
            for (int m = 0; m < 8; m++) {
                int id = m;
                running.add(pool.submit(() -> {
                    List<ChatMessage> messages = new ArrayList<>();
                    for (int i = 0; i < 10; i++) {
                        messages.add(UserMessage.from(id + " says " + i));
                        store.updateMessages(id, messages);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        for (int m = 0; m < 8; m++) {
            assertThat(store.getMessages(m)).hasSize(10).startsWith(UserMessage.from(m + " says 0"));
        }
    }
}
