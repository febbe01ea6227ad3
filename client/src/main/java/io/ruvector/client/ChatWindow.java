package io.ruvector.client;

import java.util.List;

/**
 * The messages that a conversation's memory holds.
 *
 * @param messages oldest first
 */
public record ChatWindow(List<Message> messages) {

    /**
     * A message.
     *
     * @param speaker who said it
     * @param text what was said, to be found by
     * @param payload the message in the client's own form
     */
    public record Message(String speaker, String text, String payload) {}
}
