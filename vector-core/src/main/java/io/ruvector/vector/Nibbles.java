package io.ruvector.vector;

/**
 * The order of 4-bit codes in bytes. A block of 128 components takes 64 bytes, seen as 32 little-endian 16-bit numbers of
 * four codes each: component {@code 32 n + j} of the block is code {@code n}, from the lowest, of number {@code j}. So a
 * vector register of 16-bit numbers is taken apart by three shifts, without a shuffle.
 */
final class Nibbles {
    static final int BLOCK = 128;
    static final int BLOCK_BYTES = 64;

    private static final int NUMBERS = 32;

    private Nibbles() {}

    /** The blocks that so many components take. */
    static int blocks(int components) {
        return (components + BLOCK - 1) / BLOCK;
    }

    /** Writes 4 bits of each code, from a bit on, over zeroed bytes; whole blocks of codes. */
    static void pack(short[] codes, int bit, byte[] bytes, int from) {
        for (int block = 0; block < codes.length / BLOCK; block++) {
            int code = block * BLOCK;
            int at = from + block * BLOCK_BYTES;
            for (int j = 0; j < NUMBERS; j++) {
                int low = codes[code + j] >> bit & 15 | (codes[code + NUMBERS + j] >> bit & 15) << 4;
                int high = codes[code + 2 * NUMBERS + j] >> bit & 15 | (codes[code + 3 * NUMBERS + j] >> bit & 15) << 4;
                bytes[at + 2 * j] = (byte) low;
                bytes[at + 2 * j + 1] = (byte) high;
            }
        }
    }

    /** A component's code, 0 to 15. */
    static int get(byte[] bytes, int from, int component) {
        return bytes[index(from, component)] >> shift(component) & 15;
    }

    private static int index(int from, int component) {
        int inBlock = component % BLOCK;
        return from + component / BLOCK * BLOCK_BYTES + 2 * (inBlock % NUMBERS) + (inBlock >> 6);
    }

    private static int shift(int component) {
        return (component >> 5 & 1) << 2;
    }
}
