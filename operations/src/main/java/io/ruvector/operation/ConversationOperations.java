package io.ruvector.operation;

import io.ruvector.AgenticDb;
import io.ruvector.memory.chat.Conversation;
import io.ruvector.memory.chat.Turn;
import io.ruvector.memory.chat.Utterance;
import java.util.List;

/** Conversations: what a chat memory holds of each, kept turn by turn. */
final class ConversationOperations {

    private ConversationOperations() {}

    record ConversationId(
            @Described(value = "The conversation's id", most = 200)
            String id) {}

    record Said(
            @Described(value = "Who said it", most = 100) String speaker,
            @Described("What was said, to be found by") String text,

            @Described("The message as the client wants it back")
            String payload) {

        static Said of(Turn turn) {
            Utterance said = turn.said();
            return new Said(said.speaker(), said.text(), said.payload());
        }
    }

    record Shown(
            @Described(value = "The conversation's id", most = 200)
            String id,

            @Described(value = "All messages in the window, oldest first", most = 10_000)
            List<Said> messages) {}

    record Window(List<Said> messages) {}

    static List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(
                        "conversation_get",
                        Effect.READ,
                        "Get a conversation's window",
                        "The messages that the conversation's memory holds now, oldest first.",
                        ConversationId.class,
                        Window.class,
                        (db, in) -> new Window(db.transcripts().window(conversation(db, in.id)).stream()
                                .map(Said::of)
                                .toList())),
                Operation.of(
                        "conversation_show",
                        Effect.WRITE,
                        "Set a conversation's window",
                        "Keeps the messages that the memory holds now; those that left it stay in the transcript.",
                        Shown.class,
                        Done.class,
                        ConversationOperations::show),
                Operation.of(
                        "conversation_delete",
                        Effect.REMOVE,
                        "Delete a conversation",
                        "Removes a conversation with its whole transcript.",
                        ConversationId.class,
                        Done.class,
                        (db, in) -> new Done(in.id, db.transcripts().delete(conversation(db, in.id)))));
    }

    private static Done show(AgenticDb db, Shown in) {
        db.transcripts()
                .show(
                        conversation(db, in.id),
                        in.messages.stream()
                                .map(said -> new Utterance(said.speaker, said.text, said.payload))
                                .toList());
        return new Done(in.id, true);
    }

    private static Conversation conversation(AgenticDb db, String id) {
        return new Conversation(db.scope(), id);
    }
}
