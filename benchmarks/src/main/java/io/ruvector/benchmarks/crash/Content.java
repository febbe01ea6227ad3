package io.ruvector.benchmarks.crash;

import java.util.Map;
import java.util.TreeMap;

/** What a database, or one writer's part of it, has: entries and texts by place and key. */
final class Content {
    private final Map<String, Object> rows;

    Content() {
        this(new TreeMap<>());
    }

    private Content(Map<String, Object> rows) {
        this.rows = rows;
    }

    Content copy() {
        return new Content(new TreeMap<>(rows));
    }

    void put(String place, String key, Object row) {
        rows.put(place + "\0" + key, row);
    }

    void remove(String place, String key) {
        rows.remove(place + "\0" + key);
    }

    void clear(String place) {
        rows.keySet().removeIf(it -> it.startsWith(place + "\0"));
    }

    /** The first difference to another content, in words; empty when there is none. */
    String difference(Content other) {
        Map<String, Object> missing = new TreeMap<>(rows);
        missing.keySet().removeAll(other.rows.keySet());
        Map<String, Object> more = new TreeMap<>(other.rows);
        more.keySet().removeAll(rows.keySet());
        Map<String, Object> changed = new TreeMap<>(rows);
        changed.entrySet()
                .removeIf(it ->
                        !other.rows.containsKey(it.getKey()) || it.getValue().equals(other.rows.get(it.getKey())));
        return missing.isEmpty() && more.isEmpty() && changed.isEmpty()
                ? ""
                : "missing " + missing.values() + ", more " + more.values() + ", other than " + changed.values();
    }
}
