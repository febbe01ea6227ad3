package io.ruvector.rag.feedback;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Tests ways of ranking on the ratings of one scope, each question held out in its turn. */
final class HeldOutTest {
    private final RatedMemory memory;
    private final double[] usualByPlace;

    HeldOutTest(RatedMemory memory) {
        this.memory = memory;
        this.usualByPlace = memory.baseline().byPlace();
    }

    /** Does what other questions' ratings say about a passage foretell its rating? */
    Evidence of(Policy policy) {
        RatingScale scale = policy.scale(memory.baseline());
        Evidence.Sum sum = new Evidence.Sum();
        for (RatedMemory.Entry entry : memory.entries()) {
            sum.add(value(
                    entry.question().passages(),
                    i -> policy.shift(entry.heldOut().opinion(policy, i, scale))));
        }
        return sum.evidence();
    }

    /** Does the vector search foretell ratings better than the keyword search does? Negative where it is worse. */
    Evidence ofDense() {
        Evidence.Sum sum = new Evidence.Sum();
        for (RatedMemory.Entry entry : memory.entries()) {
            List<RatedPassage> passages = entry.question().passages();
            if (passages.size() > 1 && passages.stream().allMatch(p -> p.shown().hasShares())) {
                sum.add(value(
                        passages,
                        i -> passages.get(i).shown().dense()
                                - passages.get(i).shown().bm25()));
            }
        }
        return sum.evidence();
    }

    /** The sum of move times surprise; moves are compared within the question where it has several ratings. */
    private double value(List<RatedPassage> passages, IntToDoubleFunction move) {
        double mean = 0;
        if (passages.size() > 1) {
            for (int i = 0; i < passages.size(); i++) {
                mean += move.applyAsDouble(i) / passages.size();
            }
        }
        double value = 0;
        for (int i = 0; i < passages.size(); i++) {
            RatedPassage passage = passages.get(i);
            double surprise = passage.rating() - usualByPlace[Baseline.place(passage.rank())];
            value += (move.applyAsDouble(i) - mean) * surprise;
        }
        return value;
    }
}
