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
        Evidence.Sum sum = new Evidence.Sum(memory.baseline().spread());
        for (RatedMemory.Entry entry : memory.entries()) {
            add(entry.question().passages(), i -> policy.shift(entry.heldOut().opinion(policy, i, scale)), sum);
        }
        return sum.evidence();
    }

    /** Does the vector search foretell ratings better than the keyword search does? Negative where it is worse. */
    Evidence ofDense() {
        Evidence.Sum sum = new Evidence.Sum(memory.baseline().spread());
        for (RatedMemory.Entry entry : memory.entries()) {
            List<RatedPassage> passages = entry.question().passages();
            if (passages.size() > 1 && passages.stream().allMatch(p -> p.shown().hasShares())) {
                add(
                        passages,
                        i -> passages.get(i).shown().dense()
                                - passages.get(i).shown().bm25(),
                        sum);
            }
        }
        return sum.evidence();
    }

    /** Adds move times surprise; moves are compared within the question where it has several ratings. */
    private void add(List<RatedPassage> passages, IntToDoubleFunction move, Evidence.Sum sum) {
        double mean = 0;
        if (passages.size() > 1) {
            for (int i = 0; i < passages.size(); i++) {
                mean += move.applyAsDouble(i) / passages.size();
            }
        }
        double value = 0;
        double squaredMove = 0;
        for (int i = 0; i < passages.size(); i++) {
            RatedPassage passage = passages.get(i);
            double surprise = passage.rating() - usualByPlace[Baseline.place(passage.rank())];
            double moved = move.applyAsDouble(i) - mean;
            value += moved * surprise;
            squaredMove += moved * moved;
        }
        sum.add(value, squaredMove);
    }
}
