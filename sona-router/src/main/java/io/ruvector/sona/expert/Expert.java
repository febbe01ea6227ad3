package io.ruvector.sona.expert;

/**
 * Anything a route may lead to: a chat model, a tool, an agent, a retrieval configuration, a set of index parameters.
 *
 * <pre>{@code
 * Expert<String, String> large = chatModel::chat;
 * }</pre>
 *
 * @param <I> what it is asked
 * @param <O> what it answers
 */
@FunctionalInterface
public interface Expert<I, O> {

    /**
     * Answers.
     *
     * @param request what is asked
     * @return the answer
     * @throws Exception if it cannot; another expert may take over
     */
    O answer(I request) throws Exception;
}
