package io.ruvector.sona;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ruvector.store.Table;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Decisions kept for feedback, newest first in each scope. They are written in groups, since a disk flush per decision
 * would cost a thousand times the decision: a decision is durable at the latest when {@link #flush} returns, and a
 * process that is killed loses the unrated decisions of its last second. Thread-safe.
 */
final class DecisionLog {

    private static final int LARGEST_GROUP = 1_024;
    private static final int TRIMMED_AT_ONCE = 2_048;

    private final VectorDb db;
    private final Table table;
    private final int keptPerScope;
    private final ConcurrentHashMap<String, LoggedDecision> unwritten = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, AtomicLong> ordinals = new ConcurrentHashMap<>();
    private final Cache<String, float[]> embeddings =
            Caffeine.newBuilder().maximumSize(4_096).build();
    private final ReentrantLock writing = new ReentrantLock();

    DecisionLog(VectorDb db, Table table, int keptPerScope) {
        this.db = db;
        this.table = table;
        this.keptPerScope = keptPerScope;
    }

    /** The next number of a decision in a scope, from 1. */
    long nextOrdinal(String scope) {
        return ordinals.computeIfAbsent(scope, this::lastOrdinal).incrementAndGet();
    }

    private AtomicLong lastOrdinal(String scope) {
        AtomicLong last = new AtomicLong();
        SonaKeys keys = new SonaKeys(scope);
        table.forEachFrom(
                keys.decisions(),
                "",
                1,
                (key, value) -> last.set(
                        SonaKeys.ordinal(LoggedDecision.decode(key, value).decisionId())));
        return last;
    }

    void add(String scope, LoggedDecision decision, float[] embedding) {
        String key = new SonaKeys(scope).decision(decision.decisionId());
        embeddings.put(key, embedding);
        unwritten.put(key, decision);
        if (unwritten.size() >= LARGEST_GROUP) {
            flush();
        }
    }

    Optional<LoggedDecision> find(String scope, String decisionId) {
        String key = new SonaKeys(scope).decision(decisionId);
        LoggedDecision recent = unwritten.get(key);
        if (recent != null) {
            return Optional.of(recent);
        }
        return table.get(key).map(value -> LoggedDecision.decode(key, value));
    }

    /** The embedding of a decision's text, if it is still in memory. */
    Optional<float[]> embedding(String scope, String decisionId) {
        return Optional.ofNullable(embeddings.getIfPresent(new SonaKeys(scope).decision(decisionId)));
    }

    /** Adds a rated decision's row to a batch; the unrated one will not be written after it. */
    void put(WriteBatch batch, String scope, LoggedDecision rated) {
        String key = new SonaKeys(scope).decision(rated.decisionId());
        takeBack(key);
        batch.put(table, key, rated.encode());
    }

    /** Waits for a group being written, so that it cannot bring back what is taken out here. */
    private boolean takeBack(String key) {
        writing.lock();
        try {
            return unwritten.remove(key) != null;
        } finally {
            writing.unlock();
        }
    }

    /** Adds the removal of a decision's row to a batch; returns whether there was such a decision. */
    boolean remove(WriteBatch batch, String scope, String decisionId) {
        String key = new SonaKeys(scope).decision(decisionId);
        boolean known = takeBack(key) || table.contains(key);
        embeddings.invalidate(key);
        batch.remove(table, key);
        return known;
    }

    /** Writes what is waiting, and drops what is older than a scope keeps. */
    void flush() {
        writing.lock();
        try {
            WriteBatch batch = new WriteBatch();
            Map<String, LoggedDecision> group = Map.copyOf(unwritten);
            group.forEach((key, decision) -> batch.put(table, key, decision.encode()));
            if (batch.isEmpty()) {
                return;
            }
            ordinals.forEach((scope, ordinal) -> trim(batch, new SonaKeys(scope), ordinal.get()));
            db.write(batch);
            unwritten.keySet().removeAll(group.keySet());
        } finally {
            writing.unlock();
        }
    }

    private void trim(WriteBatch batch, SonaKeys keys, long newest) {
        if (newest > keptPerScope) {
            table.forEachFrom(
                    keys.decisions(),
                    keys.decisionsBefore(newest - keptPerScope + 1),
                    TRIMMED_AT_ONCE,
                    (key, _) -> batch.remove(table, key));
        }
    }
}
