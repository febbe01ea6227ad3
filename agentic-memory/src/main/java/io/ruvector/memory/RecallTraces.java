package io.ruvector.memory;

import io.ruvector.store.RowVisitor;
import io.ruvector.store.Table;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Kept recalls: what was asked, by whom, and what was measured of each hit, so that the scores can be computed again from
 * the episodes. No text of an episode is kept.
 */
final class RecallTraces {

    private final VectorDb db;
    private final Table rows;
    private final EpisodeStore store;

    RecallTraces(VectorDb db, EpisodeStore store) {
        this.db = db;
        this.rows = db.table("memory-recalls");
        this.store = store;
    }

    Recollection keep(String traceId, RecallQuery query, Ranking ranking) {
        RecallTrace trace = RecallTrace.of(query, ranking);
        db.write(new WriteBatch().put(rows, query.scope().key(traceId), RecallTraceJson.encode(trace)));
        return new Recollection(
                traceId, query.text(), ranking.scorer().at(), ranking.scorer().weights(), ranking.hits());
    }

    /** The kept recall of this reader, with those of its episodes that the reader is still shown. */
    Optional<Recollection> replay(String traceId, Scope reader, Predicate<Episode> shown) {
        return rows.get(reader.key(traceId))
                .map(this::decode)
                .filter(trace -> trace.reader().equals(reader))
                .map(trace -> replay(traceId, trace, shown));
    }

    private Recollection replay(String traceId, RecallTrace trace, Predicate<Episode> shown) {
        List<RecalledEpisode> hits = new ArrayList<>();
        for (RecallTrace.Hit hit : trace.hits()) {
            store.find(trace.reader(), hit.id())
                    .filter(shown)
                    .map(episode -> hit.measured(episode))
                    .map(measured -> trace.scorer().score(measured, hit.neighbour()))
                    .ifPresent(hits::add);
        }
        Scorer scorer = trace.scorer();
        return new Recollection(traceId, trace.text(), scorer.at(), scorer.weights(), hits);
    }

    /** Takes the episodes out of every trace of the tenant. */
    void remove(Scope tenant, Set<String> ids, WriteBatch batch) {
        forEach(tenant, (key, bytes) -> {
            RecallTrace trace = decode(bytes);
            if (trace.mentions(ids)) {
                batch.put(rows, key, RecallTraceJson.encode(trace.without(ids)));
            }
        });
    }

    /** Removes the traces of the readers that the scope covers, with the questions in them. */
    void removeReaders(Scope scope) {
        WriteBatch batch = new WriteBatch();
        forEach(scope, (key, bytes) -> {
            if (scope.covers(decode(bytes).reader())) {
                batch.remove(rows, key);
            }
        });
        if (!batch.isEmpty()) {
            db.write(batch);
        }
    }

    /** How many traces of the tenant mention one of the episodes. */
    long count(Scope tenant, Set<String> ids) {
        AtomicLong count = new AtomicLong();
        forEach(tenant, (key, bytes) -> {
            if (decode(bytes).mentions(ids)) {
                count.incrementAndGet();
            }
        });
        return count.get();
    }

    private void forEach(Scope tenant, RowVisitor visitor) {
        rows.forEach(tenant.tenantPrefix(), visitor);
    }

    private RecallTrace decode(byte[] bytes) {
        return RecallTraceJson.decode(bytes, db.path());
    }
}
