package io.ruvector.vector;

import io.ruvector.store.InvalidInputException;
import java.util.HashMap;
import java.util.Map;

/**
 * How many entries collections and namespaces may have. A namespace is the part of a collection's name before its first
 * {@code /}; collections without one are in the namespace with the empty name.
 *
 * {@snippet :
 * Quotas quotas = Quotas.builder().perCollection(100_000).namespace("trial", 1_000).build();
 * VectorDb db = VectorDb.open(DbOptions.builder(path).quotas(quotas).build());
 * }
 *
 * @param perCollection most entries of a collection that is not named in {@code collections}; at least 0
 * @param perNamespace most entries of a namespace that is not named in {@code namespaces}; at least 0
 * @param collections most entries by collection
 * @param namespaces most entries by namespace
 */
public record Quotas(
        long perCollection, long perNamespace, Map<String, Long> collections, Map<String, Long> namespaces) {
    /** Copies the maps and checks the numbers. */
    public Quotas {
        check("perCollection", perCollection);
        check("perNamespace", perNamespace);
        collections = Map.copyOf(collections);
        namespaces = Map.copyOf(namespaces);
        collections.forEach(Quotas::check);
        namespaces.forEach(Quotas::check);
    }

    private static void check(String what, long entries) {
        if (entries < 0) {
            throw new InvalidInputException("quota of " + what, entries, "at least 0");
        }
    }

    /** No limits. */
    public static Quotas none() {
        return builder().build();
    }

    /** A builder that starts without limits. */
    public static Builder builder() {
        return new Builder();
    }

    /** The namespace that a collection is in. */
    static String namespaceOf(String collection) {
        return collection.substring(0, Math.max(0, collection.indexOf('/')));
    }

    long ofCollection(String name) {
        return collections.getOrDefault(name, perCollection);
    }

    long ofNamespace(String name) {
        return namespaces.getOrDefault(name, perNamespace);
    }

    boolean limitsNamespaces() {
        return perNamespace < Long.MAX_VALUE || !namespaces.isEmpty();
    }

    /** Builds quotas. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Long> collections = new HashMap<>();
        private final Map<String, Long> namespaces = new HashMap<>();
        private long perCollection = Long.MAX_VALUE;
        private long perNamespace = Long.MAX_VALUE;

        private Builder() {}

        /**
         * Limits every collection that has no limit of its own.
         *
         * @param entries at least 0
         * @return this
         */
        public Builder perCollection(long entries) {
            perCollection = entries;
            return this;
        }

        /**
         * Limits every namespace that has no limit of its own.
         *
         * @param entries at least 0
         * @return this
         */
        public Builder perNamespace(long entries) {
            perNamespace = entries;
            return this;
        }

        /**
         * Limits a collection.
         *
         * @param name its name
         * @param entries at least 0
         * @return this
         */
        public Builder collection(String name, long entries) {
            collections.put(name, entries);
            return this;
        }

        /**
         * Limits a namespace.
         *
         * @param name its name, without {@code /}; empty for collections without a namespace
         * @param entries at least 0
         * @return this
         */
        public Builder namespace(String name, long entries) {
            namespaces.put(name, entries);
            return this;
        }

        /**
         * The quotas.
         *
         * @return the checked record
         */
        public Quotas build() {
            return new Quotas(perCollection, perNamespace, collections, namespaces);
        }
    }
}
