package io.ruvector.vector;

import java.nio.file.Path;
import java.util.List;

/**
 * What a database is and holds.
 *
 * @param path its directory
 * @param formatVersion the layout version of the directory
 * @param sequence the last commit
 * @param simd how distances are computed: with the Vector API and how wide, or scalar and which JVM flag is missing
 * @param collections its collections, by name
 * @param tables its tables, by name
 * @param bytesOnDisk the size of all files in the directory, in bytes
 */
public record DbInfo(
        Path path,
        int formatVersion,
        long sequence,
        String simd,
        List<CollectionInfo> collections,
        List<TableInfo> tables,
        long bytesOnDisk) {
    /** Copies the lists. */
    public DbInfo {
        collections = List.copyOf(collections);
        tables = List.copyOf(tables);
    }
}
