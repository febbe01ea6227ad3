package io.ruvector.skill;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * How the skills of one home relate, told from their steps and from the trials they occur in.
 *
 * <ul>
 *   <li>A skill refines those whose steps are part of its own.
 *   <li>It composes those that, one after the other, are all of its steps.
 *   <li>Alternatives are tried on the same kinds of task, but seldom together.
 * </ul>
 */
final class Relations {

    private static final double ALIKE = 0.5;
    private static final double SELDOM = 0.1;
    private static final int MOST_ALTERNATIVES = 5;

    private final List<Member> members = new ArrayList<>();

    void add(String id, List<String> canonicalSteps, BitSet trials, int[] spread) {
        members.add(new Member(id, canonicalSteps, trials, spread));
    }

    Lineage of(String id) {
        Member self = members.stream().filter(m -> m.id.equals(id)).findFirst().orElseThrow();
        List<Member> parts = members.stream()
                .filter(m -> m.steps.size() < self.steps.size() && Collections.indexOfSubList(self.steps, m.steps) >= 0)
                .toList();
        return new Lineage(
                parts.stream().map(Member::id).sorted().toList(), composition(self.steps, parts), alternatives(self));
    }

    /** The parts that follow one another through all of the steps, the longest first at each place; none if there is a gap. */
    private static List<String> composition(List<String> steps, List<Member> parts) {
        List<String> composed = new ArrayList<>();
        int at = 0;
        while (at < steps.size()) {
            List<String> rest = steps.subList(at, steps.size());
            Member next = parts.stream()
                    .filter(m -> Collections.indexOfSubList(rest, m.steps) == 0)
                    .max(Comparator.<Member>comparingInt(m -> m.steps.size()).thenComparing(Member::id))
                    .orElse(null);
            if (next == null) {
                return List.of();
            }
            composed.add(next.id);
            at += next.steps.size();
        }
        return composed;
    }

    private List<String> alternatives(Member self) {
        return members.stream()
                .filter(other -> other != self && !self.overlaps(other) && self.likeness(other) >= ALIKE)
                .sorted(Comparator.<Member>comparingDouble(other -> -self.likeness(other))
                        .thenComparing(Member::id))
                .limit(MOST_ALTERNATIVES)
                .map(Member::id)
                .sorted()
                .toList();
    }

    private record Member(String id, List<String> steps, BitSet trials, int[] spread) {

        boolean overlaps(Member other) {
            BitSet both = (BitSet) trials.clone();
            both.and(other.trials);
            return both.cardinality() > SELDOM * Math.min(trials.cardinality(), other.trials.cardinality());
        }

        /** The cosine of the two spreads over the kinds. */
        double likeness(Member other) {
            double product = 0;
            double own = 0;
            double others = 0;
            for (int k = 0; k < spread.length; k++) {
                product += (double) spread[k] * other.spread[k];
                own += (double) spread[k] * spread[k];
                others += (double) other.spread[k] * other.spread[k];
            }
            return own == 0 || others == 0 ? 0 : product / Math.sqrt(own * others);
        }
    }
}
