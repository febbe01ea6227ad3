package io.ruvector.operation.view;

import io.ruvector.memory.fact.Belief;
import io.ruvector.memory.fact.Fact;
import io.ruvector.memory.fact.RecalledFact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact and since when it is believed.
 *
 * @param id its id
 * @param text in words
 * @param subject whom or what it is about, if that was understood
 * @param beliefs when it held, and when that was recorded
 * @param mentions how often it was said
 * @param score how well it fits, if it was recalled; higher is better
 */
public record FactView(
        String id,
        String text,
        @Nullable String subject,
        List<BeliefView> beliefs,
        long mentions,
        @Nullable Double score) {

    /**
     * A span of time in which a fact held.
     *
     * @param validFrom when it began to hold
     * @param validTo when it ceased to
     * @param recordedFrom when the memory was told
     * @param recordedTo when the memory thought otherwise
     */
    public record BeliefView(
            Instant validFrom,
            @Nullable Instant validTo,
            Instant recordedFrom,
            @Nullable Instant recordedTo) {

        static BeliefView of(Belief b) {
            return new BeliefView(
                    b.validFrom(),
                    b.validTo().orElse(null),
                    b.recordedFrom(),
                    b.recordedTo().orElse(null));
        }
    }

    /** {@return what a fact says} */
    public static FactView of(Fact fact) {
        return of(fact, null);
    }

    /** {@return what a recalled fact says} */
    public static FactView of(RecalledFact hit) {
        return of(hit.fact(), hit.score());
    }

    private static FactView of(Fact fact, @Nullable Double score) {
        return new FactView(
                fact.id(),
                fact.text(),
                fact.claim().map(claim -> claim.subject()).orElse(null),
                fact.beliefs().stream().map(BeliefView::of).toList(),
                fact.mentions(),
                score);
    }
}
