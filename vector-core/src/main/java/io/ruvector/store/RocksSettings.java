package io.ruvector.store;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteOptions;

/** RocksDB's options: a small footprint, a fast open, and every write through the log. */
final class RocksSettings implements AutoCloseable {
    private static final long MIB = 1L << 20;
    private static final long KEPT_SECONDS = 100L * 365 * 24 * 3600;

    static {
        RocksDB.loadLibrary();
    }

    private final Cache blockCache = new LRUCache(16 * MIB);
    private final BloomFilter bloom = new BloomFilter(10);
    private final DBOptions database = new DBOptions()
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
            .setKeepLogFileNum(2)
            .setMaxLogFileSize(MIB)
            .setStatsDumpPeriodSec(0)
            .setStatsPersistPeriodSec(0)
            .setMaxBackgroundJobs(2)
            .setMaxOpenFiles(256)
            // By default each column family starts fifteen threads to open its files.
            .setMaxFileOpeningThreads(1)
            .setDbWriteBufferSize(32 * MIB)
            .setMaxTotalWalSize(32 * MIB)
            .setMaxManifestFileSize(4 * MIB)
            // Recovered rows stay in memory until they are worth a file: opening a small store writes next to nothing.
            .setAvoidFlushDuringRecovery(true)
            .setAvoidFlushDuringShutdown(true)
            .setSkipStatsUpdateOnDbOpen(true)
            // After a commit that is lost no later one may be there. What only damage explains, LogCheck refuses
            // before.
            .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery);
    private final ColumnFamilyOptions family = new ColumnFamilyOptions()
            .setWriteBufferSize(8 * MIB)
            .setArenaBlockSize(64 << 10)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setLevelCompactionDynamicLevelBytes(true)
            .setTableFormatConfig(new BlockBasedTableConfig()
                    .setBlockCache(blockCache)
                    .setBlockSize(16 << 10)
                    .setFilterPolicy(bloom)
                    .setFormatVersion(6));
    private final WriteOptions durable = new WriteOptions().setSync(true);
    private final WriteOptions ordered = new WriteOptions().setSync(false);

    /** Keeps logs whose rows are in tables, for as long as RocksDB can. */
    void keepLog() {
        database.setWalTtlSeconds(KEPT_SECONDS);
    }

    DBOptions database() {
        return database;
    }

    ColumnFamilyOptions family() {
        return family;
    }

    WriteOptions durable() {
        return durable;
    }

    WriteOptions ordered() {
        return ordered;
    }

    @Override
    public void close() {
        ordered.close();
        durable.close();
        family.close();
        database.close();
        bloom.close();
        blockCache.close();
    }
}
