package io.ruvector.client;

import java.util.List;

/**
 * A task and what came of it, to be remembered.
 *
 * @param task what was to be done
 * @param steps what was done, in order
 * @param outcome success, failure or partial
 * @param reason why it failed or what is missing; empty for a success
 * @param reflection what was learned; may be empty
 */
public record Attempt(String task, List<String> steps, String outcome, String reason, String reflection) {}
