package io.ruvector.memory.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The bi-temporal rule of supersession (after Snodgrass, 1999): what is said for a span overrides, for that span, what was
 * thought before; nothing that was thought is lost.
 */
final class Timeline {

    private Timeline() {}

    /**
     * Until when a statement without end holds: until the next of the contradicting facts begins, so that what is learned
     * late about an earlier time does not undo what is known of a later one.
     */
    static Optional<Instant> end(Instant from, List<Fact> contradicting) {
        return contradicting.stream()
                .flatMap(fact -> fact.beliefs().stream())
                .filter(Belief::current)
                .map(Belief::validFrom)
                .filter(start -> start.isAfter(from))
                .min(Comparator.naturalOrder());
    }

    /** The fact with a new belief for the span. */
    static Fact holding(Fact fact, Instant from, Optional<Instant> to, Instant now) {
        List<Belief> beliefs = new ArrayList<>(fact.beliefs());
        beliefs.add(new Belief(from, to, now, Optional.empty()));
        return fact.beliefs(beliefs);
    }

    /** The fact without the span: beliefs that touch it are given up, and what of them lies outside is taken up anew. */
    static Fact without(Fact fact, Instant from, Optional<Instant> to, Instant now) {
        List<Belief> beliefs = new ArrayList<>();
        List<Belief> rest = new ArrayList<>();
        for (Belief belief : fact.beliefs()) {
            if (!belief.current() || !belief.overlaps(from, to)) {
                beliefs.add(belief);
                continue;
            }
            beliefs.add(belief.givenUpAt(now));
            if (belief.validFrom().isBefore(from)) {
                rest.add(new Belief(belief.validFrom(), Optional.of(from), now, Optional.empty()));
            }
            to.filter(end -> belief.validTo().filter(it -> !it.isAfter(end)).isEmpty())
                    .ifPresent(end -> rest.add(new Belief(end, belief.validTo(), now, Optional.empty())));
        }
        beliefs.addAll(rest);
        return fact.beliefs(beliefs);
    }
}
