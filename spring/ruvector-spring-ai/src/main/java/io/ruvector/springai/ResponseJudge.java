package io.ruvector.springai;

import io.ruvector.memory.Outcome;
import java.util.Optional;
import org.springframework.ai.chat.client.ChatClientResponse;

/**
 * Says what came of a call. That a model answered does not mean that the task is done, so there is no default: judge by what was
 * measured.
 */
@FunctionalInterface
public interface ResponseJudge {

    /**
     * Judges a response.
     *
     * @param task what the user asked
     * @return the outcome; empty when nobody can tell, and then nothing is remembered
     */
    Optional<Outcome> judge(String task, ChatClientResponse response);
}
