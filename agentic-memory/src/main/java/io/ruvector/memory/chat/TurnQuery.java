package io.ruvector.memory.chat;

import io.ruvector.memory.Scope;
import io.ruvector.memory.Texts;
import io.ruvector.store.InvalidInputException;
import java.util.Optional;

/**
 * A question to {@link Transcripts#recall}.
 *
 * @param text what the turns should be about; not blank
 * @param reader who asks
 * @param k how many turns at most, 1 to 1,000
 * @param within the only conversation to look in; empty for all that the reader sees
 * @param beyondWindowOf a conversation whose current window is left out, since the model is shown it anyway
 */
public record TurnQuery(
        String text, Scope reader, int k, Optional<Conversation> within, Optional<Conversation> beyondWindowOf) {

    private static final int DEFAULT_K = 5;
    private static final int MOST = 1_000;

    /** Checks every value. */
    public TurnQuery {
        Texts.required("query text", text);
        if (k < 1 || k > MOST) {
            throw new InvalidInputException("k", k, "1 to " + MOST);
        }
    }

    /** The five best turns of all conversations that the reader sees. */
    public static TurnQuery of(String text, Scope reader) {
        return new TurnQuery(text, reader, DEFAULT_K, Optional.empty(), Optional.empty());
    }

    /** This query for so many turns. */
    public TurnQuery k(int value) {
        return new TurnQuery(text, reader, value, within, beyondWindowOf);
    }

    /** This query for the turns of one conversation. */
    public TurnQuery within(Conversation value) {
        return new TurnQuery(text, reader, k, Optional.of(value), beyondWindowOf);
    }

    /** This query without what a conversation's window shows. */
    public TurnQuery beyondWindowOf(Conversation value) {
        return new TurnQuery(text, reader, k, within, Optional.of(value));
    }
}
