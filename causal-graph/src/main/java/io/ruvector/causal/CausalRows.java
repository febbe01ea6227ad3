package io.ruvector.causal;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.Keys;
import io.ruvector.store.NewerFormatException;
import io.ruvector.store.Table;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The rows of the graph. Every change of a pair gives it a new revision in the same batch, so that a reader who kept the
 * pair's observations knows whether they still hold, whoever wrote the batch.
 */
final class CausalRows {

    private static final String TABLE = "causal-graph";
    private static final int FORMAT_VERSION = 2;

    private final VectorDb db;
    private final Table table;
    private final SplittableRandom revisions = new SplittableRandom();

    private CausalRows(VectorDb db, Table table) {
        this.db = db;
        this.table = table;
    }

    static CausalRows open(VectorDb db) {
        Table table = db.table(TABLE);
        CausalRows rows = new CausalRows(db, table);
        int found = table.get(CausalKeys.FORMAT)
                .map(value -> Integer.parseInt(text(value)))
                .orElse(0);
        if (found > FORMAT_VERSION) {
            throw new NewerFormatException(db.path(), found, FORMAT_VERSION);
        }
        WriteBatch batch = new WriteBatch();
        if (found < FORMAT_VERSION) {
            rows.fromFormat1(batch);
            batch.put(table, CausalKeys.FORMAT, Integer.toString(FORMAT_VERSION).getBytes(StandardCharsets.UTF_8));
        }
        rows.dropEmptyPairs(batch);
        if (!batch.isEmpty()) {
            db.write(batch);
        }
        return rows;
    }

    /** Format 1 kept sums in place of revisions. */
    private void fromFormat1(WriteBatch batch) {
        table.forEach(CausalKeys.SUMS_OF_FORMAT_1, (key, value) -> batch.remove(table, key));
        Set<Pair> pairs = new LinkedHashSet<>();
        table.forEach("o/", (key, value) -> pairs.add(Pair.of(CausalCodec.observation(key, value))));
        pairs.forEach(pair -> touch(batch, pair));
    }

    private void dropEmptyPairs(WriteBatch batch) {
        table.forEach(CausalKeys.PAIRS, (key, value) -> {
            if (!holdsAny(CausalKeys.pairOf(key))) {
                batch.remove(table, key);
            }
        });
    }

    /** Removes the pairs of a scope that has no observations left. */
    void dropPairs(String scope) {
        WriteBatch batch = new WriteBatch();
        table.forEach(CausalKeys.pairsOfScope(scope), (key, value) -> batch.remove(table, key));
        write(batch);
    }

    /** The first observations of a scope, by id. */
    List<Observation> first(String scope, int most) {
        List<Observation> found = new ArrayList<>();
        String prefix = CausalKeys.idsOfScope(scope);
        table.forEachFrom(prefix, prefix, most, (key, pointer) -> at(pointer).ifPresent(found::add));
        return found;
    }

    private boolean holdsAny(Pair pair) {
        boolean[] any = {false};
        String prefix = CausalKeys.observations(pair);
        table.forEachFrom(prefix, prefix, 1, (key, value) -> any[0] = true);
        return any[0];
    }

    /** Adds observations; those without a time get the given one. */
    void add(WriteBatch batch, List<Observation> observations, Instant now) {
        for (Observation o : observations) {
            String key = CausalKeys.observation(o);
            requireShort(o, key, CausalKeys.source(o));
            byte[] pointer = key.getBytes(StandardCharsets.UTF_8);
            batch.put(table, key, CausalCodec.encode(o, o.at().orElse(now)));
            batch.put(table, CausalKeys.id(o.scope(), o.id()), pointer);
            if (!o.source().equals(o.id())) {
                batch.put(table, CausalKeys.source(o), pointer);
            }
        }
        touchPairs(batch, observations);
    }

    void remove(WriteBatch batch, List<Observation> observations) {
        for (Observation o : observations) {
            String idKey = CausalKeys.id(o.scope(), o.id());
            table.get(idKey).ifPresent(key -> batch.remove(table, text(key)));
            batch.remove(table, idKey);
            if (!o.source().equals(o.id())) {
                batch.remove(table, CausalKeys.source(o));
            }
        }
        touchPairs(batch, observations);
    }

    private void touchPairs(WriteBatch batch, List<Observation> observations) {
        observations.stream().map(Pair::of).distinct().forEach(pair -> touch(batch, pair));
    }

    private synchronized void touch(WriteBatch batch, Pair pair) {
        byte[] revision =
                ByteBuffer.allocate(Long.BYTES).putLong(revisions.nextLong()).array();
        batch.put(table, CausalKeys.revision(pair), revision);
    }

    void write(WriteBatch batch) {
        if (!batch.isEmpty()) {
            db.write(batch);
        }
    }

    boolean taken(Observation o) {
        return table.contains(CausalKeys.id(o.scope(), o.id()));
    }

    Optional<Observation> find(String scope, String id) {
        return table.get(CausalKeys.id(scope, id)).flatMap(this::at);
    }

    private Optional<Observation> at(byte[] pointer) {
        String key = text(pointer);
        return table.get(key).map(value -> CausalCodec.observation(key, value));
    }

    /** The observations drawn from records: those of their ids, and those that name them as their source. */
    List<Observation> ofSources(String scope, Set<String> sources) {
        Set<Observation> found = new LinkedHashSet<>();
        for (String source : sources) {
            find(scope, source).ifPresent(found::add);
            table.forEach(
                    CausalKeys.ofSource(scope, source),
                    (key, value) -> at(value).ifPresent(found::add));
        }
        return List.copyOf(found);
    }

    long count(String scope) {
        long[] count = {0};
        table.forEach(CausalKeys.idsOfScope(scope), (key, value) -> count[0]++);
        return count[0];
    }

    /** The pairs of a scope in order of cause and effect; one whose last observation just went may still be among them. */
    List<Pair> pairs(String scope) {
        List<Pair> pairs = new ArrayList<>();
        table.forEach(CausalKeys.pairsOfScope(scope), (key, value) -> pairs.add(CausalKeys.pairOf(key)));
        return pairs;
    }

    /** The revision of a pair; 0 when there is none. */
    long revision(Pair pair) {
        return table.get(CausalKeys.revision(pair))
                .map(value -> ByteBuffer.wrap(value).getLong())
                .orElse(0L);
    }

    List<Observation> observations(Pair pair) {
        List<Observation> found = new ArrayList<>();
        table.forEach(CausalKeys.observations(pair), (key, value) -> found.add(CausalCodec.observation(key, value)));
        return found;
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static void requireShort(Observation o, String... keys) {
        for (String key : keys) {
            int bytes = key.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > Keys.MAX_BYTES) {
                throw new InvalidInputException(
                        "observation " + o.id(),
                        bytes + " bytes",
                        "scope, cause, effect, source and id of at most " + Keys.MAX_BYTES
                                + " bytes together as a row key");
            }
        }
    }
}
