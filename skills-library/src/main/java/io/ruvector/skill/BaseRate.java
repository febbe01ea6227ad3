package io.ruvector.skill;

import java.util.BitSet;

/**
 * How a sequence did, and how the same kinds of task went without it: the success rate without it in each kind, weighted by
 * how often the sequence was tried in that kind (direct standardisation), so that a sequence tried on easy tasks is compared
 * with easy tasks.
 *
 * @param interval where the success rate with the sequence lies, over the kinds that have trials without it
 * @param rate the standardised rate without it; ½ where no kind has a trial without it
 */
record BaseRate(CredibleInterval interval, double rate) {

    static BaseRate of(BitSet trials, int[] kind, int kinds, boolean[] success) {
        int[] with = new int[kinds];
        int[] without = new int[kinds];
        int[] successesWith = new int[kinds];
        int[] successesWithout = new int[kinds];
        for (int i = 0; i < kind.length; i++) {
            boolean present = trials.get(i);
            (present ? with : without)[kind[i]]++;
            (present ? successesWith : successesWithout)[kind[i]] += success[i] ? 1 : 0;
        }
        long tried = 0;
        long succeeded = 0;
        double expected = 0;
        for (int k = 0; k < kinds; k++) {
            if (without[k] > 0) {
                tried += with[k];
                succeeded += successesWith[k];
                expected += (double) with[k] * successesWithout[k] / without[k];
            }
        }
        return tried == 0
                ? new BaseRate(CredibleInterval.of(0, 0), 0.5)
                : new BaseRate(CredibleInterval.of(succeeded, tried), expected / tried);
    }
}
