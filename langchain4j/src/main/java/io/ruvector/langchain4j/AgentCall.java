package io.ruvector.langchain4j;

import java.util.List;
import java.util.Optional;

/**
 * A call of an AI service that has ended.
 *
 * @param task what the user asked
 * @param steps the tools that were executed, in order, as {@link AgentLearning#steps} names them
 * @param result what the service returned, if it returned something
 * @param error what it failed with, if it failed
 */
public record AgentCall(String task, List<String> steps, Optional<Object> result, Optional<Throwable> error) {

    /** Copies the list. */
    public AgentCall {
        steps = List.copyOf(steps);
    }
}
