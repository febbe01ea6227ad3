package io.ruvector.memory.chat;

import io.ruvector.memory.Texts;

/**
 * Something said in a conversation.
 *
 * @param speaker who said it, such as {@code user} or {@code ai}: not blank, at most 128 characters
 * @param text what was said; may be empty, as when a model only calls a tool, and is then not found by its text
 * @param payload what the caller needs to make its own message object again, kept as it is; may be empty
 */
public record Utterance(String speaker, String text, String payload) {

    /** Checks the texts: well-formed Unicode, text and payload of at most {@link Texts#MAX_TEXT_CHARS} characters each. */
    public Utterance {
        Texts.name("speaker", speaker);
        Texts.optional("text", text);
        Texts.optional("payload", payload);
    }

    /** Something said, of which the caller needs nothing but the text. */
    public static Utterance of(String speaker, String text) {
        return new Utterance(speaker, text, "");
    }
}
