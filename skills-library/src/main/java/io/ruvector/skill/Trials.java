package io.ruvector.skill;

import java.util.BitSet;
import java.util.List;

/** Trials grouped into kinds of task, and numbered through: the trials of the first kind, then those of the second. */
final class Trials {

    private final List<List<Trial>> kinds;
    private final List<Trial> all;
    private final int[] kind;
    private final boolean[] success;
    private final int[] successes;

    Trials(List<List<Trial>> kinds) {
        this.kinds = List.copyOf(kinds);
        this.all = kinds.stream().flatMap(List::stream).toList();
        this.kind = new int[all.size()];
        this.success = new boolean[all.size()];
        this.successes = new int[kinds.size()];
        int next = 0;
        for (int k = 0; k < kinds.size(); k++) {
            for (Trial trial : kinds.get(k)) {
                kind[next] = k;
                successes[k] += trial.success() ? 1 : 0;
                success[next++] = trial.success();
            }
        }
    }

    List<Trial> all() {
        return all;
    }

    int size() {
        return all.size();
    }

    int kinds() {
        return kinds.size();
    }

    /** How many trials of a kind there are. */
    int sizeOf(int k) {
        return kinds.get(k).size();
    }

    int successesOf(int k) {
        return successes[k];
    }

    long failures() {
        return all.stream().filter(trial -> !trial.success()).count();
    }

    SuccessModel model() {
        return new SuccessModel(kind, kinds.size(), success);
    }

    /**
     * The numbers of the trials with a sequence of canonical steps: directly after one another if half of the trials that
     * have them in order have them so, else in order with others in between.
     */
    BitSet with(List<String> steps) {
        BitSet adjacent = adjacent(steps);
        BitSet everything = new BitSet();
        everything.set(0, all.size());
        BitSet inOrder = steps.size() < 2 ? adjacent : inOrder(steps, everything);
        return 2 * adjacent.cardinality() < inOrder.cardinality() ? inOrder : adjacent;
    }

    BitSet adjacent(List<String> steps) {
        BitSet adjacent = new BitSet();
        for (int i = 0; i < all.size(); i++) {
            adjacent.set(i, all.get(i).contains(steps));
        }
        return adjacent;
    }

    /** Those of some trials that have the steps in order, with or without others in between. */
    BitSet inOrder(List<String> steps, BitSet among) {
        BitSet inOrder = new BitSet();
        among.stream().forEach(i -> inOrder.set(i, all.get(i).containsInOrder(steps)));
        return inOrder;
    }

    List<Trial> at(BitSet numbers) {
        return numbers.stream().mapToObj(all::get).toList();
    }

    /** How many of the numbered trials are of each kind. */
    int[] spread(BitSet numbers) {
        int[] spread = new int[kinds.size()];
        numbers.stream().forEach(i -> spread[kind[i]]++);
        return spread;
    }

    BaseRate baseRate(BitSet numbers) {
        return BaseRate.of(numbers, kind, kinds.size(), success);
    }
}
