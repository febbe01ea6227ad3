package io.ruvector.vector;

import java.util.Arrays;

/** The nodes that one walk has seen; cleared in the time that it took to fill. */
final class VisitedSlots {
    private long[] words = {};
    private int[] changed = new int[256];
    private int count;

    void clear() {
        if (count > words.length / 8) {
            Arrays.fill(words, 0);
        } else {
            for (int i = 0; i < count; i++) {
                words[changed[i]] = 0;
            }
        }
        count = 0;
    }

    /** Adds a slot; whether it is new. */
    boolean add(int slot) {
        int word = slot >> 6;
        if (word >= words.length) {
            words = Arrays.copyOf(words, word + (word >> 2) + 16);
        }
        long before = words[word];
        long bit = 1L << slot;
        if ((before & bit) != 0) {
            return false;
        }
        if (before == 0) {
            note(word);
        }
        words[word] = before | bit;
        return true;
    }

    private void note(int word) {
        if (count == changed.length) {
            changed = Arrays.copyOf(changed, 2 * count);
        }
        changed[count++] = word;
    }

    /** Keeps of some slots those that are new, and adds them; gives their number. */
    int addNew(int[] slots, int count) {
        int fresh = 0;
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            if (add(slot)) {
                slots[fresh++] = slot;
            }
        }
        return fresh;
    }
}
