package io.ruvector.benchmarks.facts;

import java.time.Instant;

/**
 * One statement with what it truly is.
 *
 * @param text the words
 * @param recordedAt when it is stated
 * @param validFrom from when on it holds
 * @param proposition what it says
 * @param duplicate whether that was said before and still holds
 * @param exact whether it was said in the same words
 * @param heldOut whether its wording is a held-out one
 */
public record Write(
        String text,
        Instant recordedAt,
        Instant validFrom,
        Proposition proposition,
        boolean duplicate,
        boolean exact,
        boolean heldOut) {

    /**
     * What is said, apart from the words.
     *
     * @param subject of whom or what
     * @param topic what is said
     * @param many whether several values hold at a time
     * @param value the number of the value
     * @param denied whether it is denied
     */
    public record Proposition(String subject, String topic, boolean many, int value, boolean denied) {

        Proposition denied(boolean whether) {
            return new Proposition(subject, topic, many, value, whether);
        }

        boolean sameSlot(Proposition other) {
            return subject.equals(other.subject) && topic.equals(other.topic);
        }

        /** Whether both cannot hold at one time. */
        public boolean contradicts(Proposition other) {
            return sameSlot(other)
                    && (value == other.value ? denied != other.denied : !many && !denied && !other.denied);
        }
    }
}
