package io.ruvector.transfer;

/**
 * RuVector's own file of entries, version 1, all numbers big-endian unless a row says otherwise:
 *
 * <pre>
 * magic    8 bytes   "RVROWS" and two zero bytes
 * version  4 bytes   1
 * then blocks:
 *   length   4 bytes   of the body; 0 for the last block
 *   crc      4 bytes   CRC-32C of the body; of the last block: of the 8 bytes that follow
 *   body     rows, each: bytes of the id (2), id in UTF-8, bytes of the row (4), the row as docs/file-format.md has it
 * the last block's body: the number of rows, 8 bytes
 * </pre>
 */
final class BinaryFormat {
    static final long MAGIC = 0x5256524F57530000L;
    static final int VERSION = 1;
    static final int BLOCK_BYTES = 1 << 18;
    static final int MAX_BLOCK_BYTES = 128 << 20;

    private BinaryFormat() {}
}
