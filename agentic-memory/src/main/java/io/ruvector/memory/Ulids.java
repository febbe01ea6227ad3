package io.ruvector.memory;

import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * A source of ULIDs: 26 Crockford base-32 characters, 48 bits of milliseconds then 80 random bits, counted up by one within
 * the same millisecond or when the clock steps back, so that ids of one source sort in order of creation. Thread-safe.
 *
 * @see <a href="https://github.com/ulid/spec">ULID specification</a>
 */
public final class Ulids {

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private final Clock clock;
    private final RandomGenerator random;
    private long millis = -1;
    private long high16;
    private long low64;

    /** A source with its own clock and its own chance, which is used under a lock. */
    public Ulids(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** The next id: 26 characters. */
    public synchronized String next() {
        long now = Math.max(0, clock.millis());
        if (now > millis) {
            millis = now;
            high16 = random.nextLong() & 0x7FFF; // the top bit stays free, so counting up cannot overflow
            low64 = random.nextLong();
        } else if (++low64 == 0) {
            high16++;
        }
        char[] out = new char[26];
        for (int i = 0; i < 10; i++) {
            out[i] = ALPHABET[(int) (millis >>> (45 - 5 * i)) & 31];
        }
        for (int i = 0; i < 16; i++) {
            int bit = 75 - 5 * i;
            long five = bit >= 64 ? high16 >>> (bit - 64) : low64 >>> bit;
            if (bit < 64 && bit > 59) {
                five |= high16 << (64 - bit);
            }
            out[10 + i] = ALPHABET[(int) five & 31];
        }
        return new String(out);
    }
}
