/** Durable bytes: ordered tables on RocksDB, atomic fsynced commits with a sequence number, and the log of what changed. */
@NullMarked
package io.ruvector.store;

import org.jspecify.annotations.NullMarked;
