package io.ruvector.langchain4j;

import io.ruvector.memory.Outcome;
import java.util.Optional;

/**
 * Says what came of a call. That a model answered does not mean that the task is done, so there is no default: judge by what
 * was measured, such as tests that ran, a form that was accepted, a user who did not come back. Called on the thread of the call.
 */
@FunctionalInterface
public interface OutcomeJudge {

    /**
     * Judges a call.
     *
     * @return the outcome and what was learned; empty when nobody can tell, and then nothing is remembered
     */
    Optional<Verdict> judge(AgentCall call);

    /**
     * An outcome with its reason.
     *
     * @param outcome what came of the call
     * @param reflection what was learned; may be empty
     */
    record Verdict(Outcome outcome, String reflection) {

        /** A verdict without a reflection. */
        public static Verdict of(Outcome outcome) {
            return new Verdict(outcome, "");
        }
    }

    /** Calls that threw are failures with the error's message; of the others nothing is known. */
    static OutcomeJudge errors() {
        return call -> call.error().map(error -> Verdict.of(Outcome.failure(String.valueOf(error))));
    }

    /** This judge's verdict, else the other's. */
    default OutcomeJudge orElse(OutcomeJudge other) {
        return call -> judge(call).or(() -> other.judge(call));
    }
}
