package io.ruvector.memory.chat;

import java.time.Instant;

/**
 * A stored utterance.
 *
 * @param conversation where it was said
 * @param position its place there, from 0; grows, with gaps where something was replaced
 * @param at when it was stored
 * @param said what was said
 */
public record Turn(Conversation conversation, long position, Instant at, Utterance said) {}
