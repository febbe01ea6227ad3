package io.ruvector.vector;

/**
 * What a collection is and holds.
 *
 * @param name its name
 * @param options what it was created with
 * @param count its entries
 */
public record CollectionInfo(String name, CollectionOptions options, long count) {}
