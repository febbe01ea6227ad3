package io.ruvector.transfer;

import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.VectorEntry;

/** A piece of a database's content: a collection or table, followed by what is in it. */
sealed interface StoreItem {
    /**
     * A collection begins.
     *
     * @param name its name
     * @param options what it is
     */
    record OfCollection(String name, CollectionOptions options) implements StoreItem {}

    /**
     * An entry of the collection that began last.
     *
     * @param entry the entry
     */
    record Entry(VectorEntry entry) implements StoreItem {}

    /**
     * A table begins.
     *
     * @param name its name
     */
    record OfTable(String name) implements StoreItem {}

    /**
     * A row of the table that began last. Compared by identity, for it carries an array.
     *
     * @param key its key
     * @param value its bytes
     */
    record Row(String key, byte[] value) implements StoreItem {}
}
