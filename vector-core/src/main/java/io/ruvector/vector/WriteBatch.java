package io.ruvector.vector;

import io.ruvector.store.Durability;
import io.ruvector.store.Mutation;
import io.ruvector.store.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of collections and tables that happen together or not at all. They take effect in the order they were added,
 * with {@link VectorDb#write}. Entries are checked when they are added. Not thread-safe.
 *
 * {@snippet :
 * db.write(new WriteBatch().upsert(notes, entry).put(sources, "a.md", hash));
 * }
 */
public final class WriteBatch {
    private final List<RowChange> changes = new ArrayList<>();
    private @Nullable Durability durability;

    /** An empty batch. */
    public WriteBatch() {}

    /**
     * Adds an entry whose id must be new; otherwise the whole batch fails with {@link DuplicateIdException}.
     *
     * @param collection where to
     * @param entry the entry
     * @return this
     * @throws DimensionMismatchException when its vector has another dimension than the collection
     * @throws InvalidVectorException when its vector cannot be compared
     */
    public WriteBatch insert(Collection collection, VectorEntry entry) {
        return add(Mutation.Kind.INSERT, collection, entry);
    }

    /**
     * Adds an entry, replacing the one of its id.
     *
     * @param collection where to
     * @param entry the entry
     * @return this
     * @throws DimensionMismatchException when its vector has another dimension than the collection
     * @throws InvalidVectorException when its vector cannot be compared
     */
    public WriteBatch upsert(Collection collection, VectorEntry entry) {
        return add(Mutation.Kind.PUT, collection, entry);
    }

    private WriteBatch add(Mutation.Kind kind, Collection collection, VectorEntry entry) {
        collection.check(entry.sharedVector());
        Mutation mutation = new Mutation(kind, collection.table(), entry.id(), RowCodec.encode(entry));
        changes.add(new RowChange(mutation, collection, entry));
        return this;
    }

    /**
     * Deletes an entry, if it is there.
     *
     * @param collection where from
     * @param id its id
     * @return this
     */
    public WriteBatch delete(Collection collection, String id) {
        changes.add(new RowChange(new Mutation(Mutation.Kind.REMOVE, collection.table(), id, null), collection, null));
        return this;
    }

    /**
     * Sets a row of a table.
     *
     * @param table the table
     * @param key 1 to {@value io.ruvector.store.Keys#MAX_BYTES} bytes of UTF-8
     * @param value its bytes; copied
     * @return this
     */
    public WriteBatch put(Table table, String key, byte[] value) {
        changes.add(new RowChange(new Mutation(Mutation.Kind.PUT, table, key, value.clone()), null, null));
        return this;
    }

    /**
     * Removes a row of a table, if it is there.
     *
     * @param table the table
     * @param key its key
     * @return this
     */
    public WriteBatch remove(Table table, String key) {
        changes.add(new RowChange(new Mutation(Mutation.Kind.REMOVE, table, key, null), null, null));
        return this;
    }

    /**
     * Sets what the write of this batch waits for.
     *
     * @param value the durability; {@link DbOptions#durability} when it is not set
     * @return this
     */
    public WriteBatch durability(Durability value) {
        durability = value;
        return this;
    }

    Durability durabilityOr(Durability otherwise) {
        return durability == null ? otherwise : durability;
    }

    /** The number of changes. */
    public int size() {
        return changes.size();
    }

    /** Whether it changes nothing. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    List<RowChange> changes() {
        return changes;
    }
}
