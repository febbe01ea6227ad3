package io.ruvector.search;

import io.ruvector.store.Table;
import io.ruvector.vector.Collection;
import io.ruvector.vector.VectorEntry;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** The rows that a {@link TextIndex} is made from: one collection or one table of the store. Thread-safe. */
public interface TextSource {
    /** The name of the collection or table. */
    String name();

    /** What to index for a key: empty when the row is absent or not to be found by text. */
    Optional<TextDocument> read(String key);

    /** Visits every row that is to be found by text. */
    void forEach(Consumer<TextDocument> visitor);

    /** The entries of a collection: title from the metadata value {@code title}, body from the entry's text. */
    static TextSource of(Collection collection) {
        return of(collection, entry -> {
            Object title = entry.metadata().get("title");
            return Optional.of(new TextDocument(
                    entry.id(),
                    title instanceof String text ? text : "",
                    entry.text().orElse(""),
                    entry.metadata()));
        });
    }

    /**
     * The entries of a collection.
     *
     * @param mapping makes the document of an entry; its id must be the entry's; empty leaves the entry out
     */
    static TextSource of(Collection collection, Function<VectorEntry, Optional<TextDocument>> mapping) {
        return new TextSource() {
            @Override
            public String name() {
                return collection.name();
            }

            @Override
            public Optional<TextDocument> read(String key) {
                return collection.get(key).flatMap(mapping);
            }

            @Override
            public void forEach(Consumer<TextDocument> visitor) {
                collection.forEach(entry -> mapping.apply(entry).ifPresent(visitor));
            }
        };
    }

    /**
     * The rows of a table.
     *
     * @param mapping makes the document of a key and its bytes; its id must be the key; empty leaves the row out
     */
    static TextSource of(Table table, BiFunction<String, byte[], Optional<TextDocument>> mapping) {
        return new TextSource() {
            @Override
            public String name() {
                return table.name();
            }

            @Override
            public Optional<TextDocument> read(String key) {
                return table.get(key).flatMap(bytes -> mapping.apply(key, bytes));
            }

            @Override
            public void forEach(Consumer<TextDocument> visitor) {
                table.forEach("", (key, bytes) -> mapping.apply(key, bytes).ifPresent(visitor));
            }
        };
    }
}
