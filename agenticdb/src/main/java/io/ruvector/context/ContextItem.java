package io.ruvector.context;

/**
 * One record in a context.
 *
 * @param number what it is cited by, from 1
 * @param kind what it is
 * @param id of the record: a skill's, an episode's, or cause and effect of an edge, each URL-encoded, with a slash between
 * @param relevance to the task, in [0, 1], higher is better; see {@link ContextAssembler}
 * @param text what the agent is shown
 */
public record ContextItem(int number, ContextKind kind, String id, double relevance, String text) {}
