package io.ruvector.vector;

import io.ruvector.store.CommitGuard;
import io.ruvector.store.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/** Refuses commits that would make a collection or namespace larger than its quota. Deletions are never refused. */
final class QuotaGuard implements CommitGuard {
    private final Quotas quotas;

    /** A map of its own: the catalogue may be waiting for the commit that asks. */
    private final Map<String, Table> collections = new ConcurrentHashMap<>();

    QuotaGuard(Quotas quotas) {
        this.quotas = quotas;
    }

    void add(String collection, Table rows) {
        collections.put(collection, rows);
    }

    void remove(String collection) {
        collections.remove(collection);
    }

    @Override
    public void check(Map<Table, Long> growth, ToLongFunction<Table> rowsBefore) {
        Map<String, Long> namespaces = new HashMap<>();
        growth.forEach((table, more) -> {
            String name = table.name();
            if (!table.equals(collections.get(name))) {
                return;
            }
            namespaces.merge(Quotas.namespaceOf(name), more, Long::sum);
            require("collection \"" + name + "\"", quotas.ofCollection(name), rowsBefore.applyAsLong(table), more);
        });
        if (quotas.limitsNamespaces()) {
            namespaces.forEach((namespace, more) -> require(
                    "namespace \"" + namespace + "\"",
                    quotas.ofNamespace(namespace),
                    more > 0 ? rows(namespace, rowsBefore) : 0,
                    more));
        }
    }

    private long rows(String namespace, ToLongFunction<Table> rowsBefore) {
        return collections.values().stream()
                .filter(it -> Quotas.namespaceOf(it.name()).equals(namespace))
                .mapToLong(rowsBefore)
                .sum();
    }

    private static void require(String what, long limit, long before, long more) {
        if (more > 0 && before + more > limit) {
            throw new QuotaExceededException(what, limit, before + more);
        }
    }
}
