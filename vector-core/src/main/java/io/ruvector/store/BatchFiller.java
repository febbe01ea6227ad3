package io.ruvector.store;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Says what a write of the store's own numbers contains. */
@FunctionalInterface
interface BatchFiller {
    void fill(WriteBatch batch) throws RocksDBException;
}
