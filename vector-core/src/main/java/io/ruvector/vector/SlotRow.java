package io.ruvector.vector;

import java.util.Map;

/**
 * What memory holds of an entry besides its vector.
 *
 * @param id its id
 * @param metadata its metadata
 * @param checksum of its stored row, to tell versions apart
 * @param hasText whether its row has a text
 */
record SlotRow(String id, Map<String, Object> metadata, int checksum, boolean hasText) {
    static SlotRow of(VectorEntry entry, byte[] row) {
        return new SlotRow(
                entry.id(),
                entry.metadata(),
                RowCodec.checksum(row),
                entry.text().isPresent());
    }
}
