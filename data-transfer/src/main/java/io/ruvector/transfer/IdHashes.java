package io.ruvector.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The 64-bit hashes of ids that came so far, 16 bytes an id at most. Two ids with one hash are a suspicion to look into, not
 * a finding.
 */
final class IdHashes {
    private static final double MOST_FULL = 0.75;

    private long[] hashes = new long[1 << 12];
    private int size;

    /** FNV-1a of the UTF-8 bytes, finished as in SplitMix64; never 0. */
    static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        hash ^= hash >>> 31;
        return hash == 0 ? 1 : hash;
    }

    /** Adds a hash; false when it is there already. */
    boolean add(long hash) {
        if (size + 1 > MOST_FULL * hashes.length) {
            grow();
        }
        if (!put(hashes, hash)) {
            return false;
        }
        size++;
        return true;
    }

    private void grow() {
        long[] larger = new long[2 * hashes.length];
        Arrays.stream(hashes).filter(it -> it != 0).forEach(it -> put(larger, it));
        hashes = larger;
    }

    private static boolean put(long[] table, long hash) {
        int slot = (int) hash & (table.length - 1);
        while (table[slot] != 0) {
            if (table[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = hash;
        return true;
    }
}
