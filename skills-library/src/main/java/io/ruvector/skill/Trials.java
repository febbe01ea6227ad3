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

    /** The numbers of the trials with a sequence of canonical steps. */
    BitSet with(List<String> steps) {
        BitSet with = new BitSet();
        for (int i = 0; i < all.size(); i++) {
            with.set(i, all.get(i).contains(steps));
        }
        return with;
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
