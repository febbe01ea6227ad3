package io.ruvector.vector;

import java.util.Arrays;

/** The nodes that one walk has seen: a bit for each, few enough to stay near the processor. */
final class VisitedSlots {
    /** So many words are cleared in about a microsecond; of more, only those that were changed. */
    private static final int FEW_WORDS = 1 << 14;

    private long[] words = {};
    private final int[] one = new int[1];
    private int[] changed = {};
    private int changes;
    private boolean grown;

    void clear() {
        if (words.length <= FEW_WORDS || grown) {
            Arrays.fill(words, 0);
            grown = false;
        } else {
            for (int i = 0; i < changes; i++) {
                words[changed[i]] = 0;
            }
        }
        changes = 0;
    }

    /** Adds a slot; whether it is new. */
    boolean add(int slot) {
        one[0] = slot;
        return addNew(one, 1) == 1;
    }

    private boolean mark(int slot) {
        int word = slot >> 6;
        if (word >= words.length) {
            words = Arrays.copyOf(words, word + (word >> 2) + 16);
            grown = true;
        }
        long before = words[word];
        long after = before | 1L << slot;
        words[word] = after;
        return after != before;
    }

    /** Keeps of some slots those that are new, and adds them; gives their number. */
    int addNew(int[] slots, int count) {
        int fresh = 0;
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            slots[fresh] = slot;
            fresh += mark(slot) ? 1 : 0;
        }
        if (words.length > FEW_WORDS) {
            note(slots, fresh);
        }
        return fresh;
    }

    private void note(int[] slots, int count) {
        if (changed.length < changes + count) {
            changed = Arrays.copyOf(changed, 2 * (changes + count));
        }
        for (int i = 0; i < count; i++) {
            changed[changes++] = slots[i] >> 6;
        }
    }
}
