package io.ruvector.memory;

import io.ruvector.store.InvalidInputException;

/** What came of an episode: {@link Success}, {@link Failure} or {@link Partial}, each with a reward in [0, 1] (higher is better). */
public sealed interface Outcome permits Outcome.Success, Outcome.Failure, Outcome.Partial {

    /** The three kinds of outcome, for filters and for storage. */
    enum Kind {
        /** The task was done. */
        SUCCESS,
        /** The task was not done. */
        FAILURE,
        /** The task was done in part. */
        PARTIAL
    }

    /** How good the outcome was, in [0, 1]; higher is better. */
    double reward();

    /** Which of the three kinds this is. */
    default Kind kind() {
        return switch (this) {
            case Success s -> Kind.SUCCESS;
            case Failure f -> Kind.FAILURE;
            case Partial p -> Kind.PARTIAL;
        };
    }

    /** The task was done. */
    record Success(double reward) implements Outcome {
        /** Checks that the reward is in [0, 1]. */
        public Success {
            checkReward(reward);
        }
    }

    /** The task was not done; {@code reason} says why and is never blank. */
    record Failure(String reason, double reward) implements Outcome {
        /** Checks that the reason is not blank and the reward is in [0, 1]. */
        public Failure {
            Texts.required("failure reason", reason);
            checkReward(reward);
        }
    }

    /** The task was done in part; {@code remark} says what is missing and may be empty. */
    record Partial(double reward, String remark) implements Outcome {
        /** Checks that the reward is in [0, 1]. */
        public Partial {
            Texts.optional("partial remark", remark);
            checkReward(reward);
        }
    }

    /** A success with reward 1. */
    static Success success() {
        return new Success(1);
    }

    /** A success with the given reward in [0, 1]. */
    static Success success(double reward) {
        return new Success(reward);
    }

    /** A failure with reward 0 and the reason, which must not be blank. */
    static Failure failure(String reason) {
        return new Failure(reason, 0);
    }

    /** A partial result with the given reward in [0, 1]. */
    static Partial partial(double reward) {
        return new Partial(reward, "");
    }

    private static void checkReward(double reward) {
        if (!(reward >= 0 && reward <= 1)) {
            throw new InvalidInputException("reward", reward, "a number in [0, 1]");
        }
    }
}
