package io.ruvector.transfer;

import io.ruvector.vector.Filter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be exported, where to, and how.
 *
 * @param collection the collection's name
 * @param filter the entries wanted; empty for all
 * @param file the file, replaced when it is there, and only once the new one is whole
 * @param format its format: {@link TransferFormat#JSONL}, {@link TransferFormat#PARQUET}, {@link TransferFormat#BINARY} or
 *     {@link TransferFormat#SQL}
 * @param sqlVectors the type of vectors in SQL
 */
public record ExportRequest(
        String collection, Optional<Filter> filter, Path file, TransferFormat format, SqlVectors sqlVectors) {
    /**
     * All entries of a collection, in the format that the file's name tells.
     *
     * @param collection the collection's name
     * @param file the file
     * @return the request
     */
    public static ExportRequest of(String collection, Path file) {
        return new ExportRequest(collection, Optional.empty(), file, TransferFormat.of(file), SqlVectors.VECTOR);
    }
}
