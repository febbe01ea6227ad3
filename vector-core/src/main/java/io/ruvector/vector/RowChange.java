package io.ruvector.vector;

import io.ruvector.store.Mutation;
import org.jspecify.annotations.Nullable;

/**
 * One change of a batch.
 *
 * @param mutation what happens in the store
 * @param collection the collection, or null for a table
 * @param entry the new entry of a collection, or null for a table or a deletion
 */
record RowChange(
        Mutation mutation,
        @Nullable Collection collection,
        @Nullable VectorEntry entry) {}
