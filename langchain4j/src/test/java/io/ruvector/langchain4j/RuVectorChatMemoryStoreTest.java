package io.ruvector.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import io.ruvector.AgenticDb;
import io.ruvector.memory.Scope;
import io.ruvector.memory.chat.TurnQuery;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.BagOfWordsEmbedder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuVectorChatMemoryStoreTest extends ChatMemoryStoreContract {

    @TempDir
    Path directory;

    private AgenticDb db;

    @BeforeEach
    void open() {
        db = AgenticDb.builder(directory).embedder(new BagOfWordsEmbedder(256)).open();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Override
    protected ChatMemoryStore store() {
        return RuVectorChatMemoryStore.of(db.transcripts(), db.scope());
    }

    @Override
    protected ChatMemoryStore reopened() {
        close();
        open();
        return store();
    }

    @Test
    void anotherOwnersMemoryOfTheSameIdIsNotRead() {
        store().updateMessages("chat", List.of(UserMessage.from("mine")));

        assertThat(RuVectorChatMemoryStore.of(db.transcripts(), Scope.of("other"))
                        .getMessages("chat"))
                .isEmpty();
    }

    @Test
    void whatWasEvictedIsStillFound() {
        store().updateMessages("chat", List.of(UserMessage.from("my locker is 4711"), UserMessage.from("thanks")));
        store().updateMessages("chat", List.of(UserMessage.from("thanks")));

        assertThat(db.transcripts().recall(TurnQuery.of("which locker", db.scope())))
                .first()
                .satisfies(hit -> assertThat(hit.turn().said().text()).isEqualTo("my locker is 4711"));
    }

    @Test
    void anUnusableIdIsNamed() {
        assertThatThrownBy(() -> store().getMessages(" "))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("conversation id");
    }
}
