package io.ruvector.benchmarks.recovery;

import io.ruvector.vector.Collection;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a database holds: the entries of its collections, and the numbers in its one table. */
public final class Contents {
    private final Map<String, Map<String, VectorEntry>> collections = new TreeMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    /** Nothing. */
    public Contents() {}

    /**
     * Reads everything.
     *
     * @param db the database
     * @return what it holds
     */
    public static Contents of(VectorDb db) {
        Contents contents = new Contents();
        for (String name : db.collectionNames()) {
            Collection collection = db.collection(name);
            Map<String, VectorEntry> entries = new HashMap<>();
            collection.forEach(entry -> entries.put(entry.id(), entry));
            contents.collections.put(name, entries);
        }
        if (db.info().tables().stream().anyMatch(it -> it.name().equals(Operation.TABLE))) {
            db.table(Operation.TABLE)
                    .forEach(
                            "",
                            (key, value) -> contents.numbers.put(
                                    key, java.nio.ByteBuffer.wrap(value).getLong()));
        }
        return contents;
    }

    Map<String, Map<String, VectorEntry>> collections() {
        return collections;
    }

    Map<String, Long> numbers() {
        return numbers;
    }

    /**
     * The same with one collection and no table.
     *
     * @param name the collection
     * @return the part
     */
    public Contents only(String name) {
        Contents part = new Contents();
        if (collections.containsKey(name)) {
            part.collections.put(name, Objects.requireNonNull(collections.get(name)));
        }
        return part;
    }

    /**
     * Whether there is such a collection.
     *
     * @param name its name
     * @return whether it is there
     */
    public boolean has(String name) {
        return collections.containsKey(name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Contents that && collections.equals(that.collections) && numbers.equals(that.numbers);
    }

    @Override
    public int hashCode() {
        return collections.keySet().hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        collections.forEach((name, entries) ->
                text.append(name).append(' ').append(entries.size()).append(", "));
        return text.append("numbers ").append(numbers.size()).toString();
    }
}
