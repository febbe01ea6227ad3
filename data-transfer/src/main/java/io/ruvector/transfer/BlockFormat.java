package io.ruvector.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a binary export begins with.
 *
 * @param name its magic in ASCII, at most 8 characters, zeros behind them
 * @param version the newest that this release writes and reads
 */
record BlockFormat(String name, int version) {
    /** Entries of one collection: length of the id (2), id in UTF-8, length of the row (4), the row as docs/file-format.md has it. */
    static final BlockFormat ROWS = new BlockFormat("RVROWS", 1);

    /** Collections and tables of a database: {@link StoreFileWriter}. */
    static final BlockFormat STORE = new BlockFormat("RVSTORE", 1);

    /** The graph of an index: {@link GraphExporter}. */
    static final BlockFormat GRAPH = new BlockFormat("RVGRAPH", 1);

    long magic() {
        return ByteBuffer.allocate(Long.BYTES)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .getLong(0);
    }
}
