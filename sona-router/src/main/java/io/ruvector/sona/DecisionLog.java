package io.ruvector.sona;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ruvector.store.Table;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final ConcurrentHashMap<Name, Unwritten> unwritten = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ConcurrentHashMap<String, AtomicLong> ordinals = new ConcurrentHashMap<>();
    private final Cache<Name, float[]> embeddings =
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
        unwritten.put(new Name(scope, decision.decisionId()), new Unwritten(decision, embedding));
        if (waiting.incrementAndGet() >= LARGEST_GROUP) {
            flush();
        }
    }

    Optional<LoggedDecision> find(String scope, String decisionId) {
        Unwritten recent = unwritten.get(new Name(scope, decisionId));
        if (recent != null) {
            return Optional.of(recent.decision());
        }
        String key = new SonaKeys(scope).decision(decisionId);
        return table.get(key).map(value -> LoggedDecision.decode(key, value));
    }

    /** The embedding of a decision's text, if it is still in memory. */
    Optional<float[]> embedding(String scope, String decisionId) {
        Name name = new Name(scope, decisionId);
        Unwritten recent = unwritten.get(name);
        return recent == null ? Optional.ofNullable(embeddings.getIfPresent(name)) : Optional.of(recent.embedding());
    }

    /** Adds a rated decision's row to a batch; the unrated one will not be written after it. */
    void put(WriteBatch batch, String scope, LoggedDecision rated) {
        takeBack(new Name(scope, rated.decisionId()));
        batch.put(table, new SonaKeys(scope).decision(rated.decisionId()), rated.encode());
    }

    /** Waits for a group being written, so that it cannot bring back what is taken out here. */
    private boolean takeBack(Name name) {
        writing.lock();
        try {
            boolean taken = unwritten.remove(name) != null;
            if (taken) {
                waiting.decrementAndGet();
            }
            return taken;
        } finally {
            writing.unlock();
        }
    }

    /** Adds the removal of a decision's row to a batch; returns whether there was such a decision. */
    boolean remove(WriteBatch batch, String scope, String decisionId) {
        String key = new SonaKeys(scope).decision(decisionId);
        Name name = new Name(scope, decisionId);
        boolean known = takeBack(name) || table.contains(key);
        embeddings.invalidate(name);
        batch.remove(table, key);
        return known;
    }

    /** Counts the decisions of a scope anew, after rows came from elsewhere. */
    void recount(String scope) {
        ordinals.remove(scope);
    }

    /** Ids of the decisions that a user asked for and the scope still keeps. */
    Set<String> decisionsOf(String user, String scope) {
        flush();
        Set<String> ids = new TreeSet<>();
        table.forEach(new SonaKeys(scope).decisions(), (key, value) -> {
            LoggedDecision decision = LoggedDecision.decode(key, value);
            if (decision.user().equals(user)) {
                ids.add(decision.decisionId());
            }
        });
        return ids;
    }

    /** Writes what is waiting, and drops what is older than a scope keeps. */
    void flush() {
        writing.lock();
        try {
            WriteBatch batch = new WriteBatch();
            Map<Name, Unwritten> group = Map.copyOf(unwritten);
            group.forEach((name, made) -> {
                batch.put(
                        table,
                        new SonaKeys(name.scope()).decision(name.decisionId()),
                        made.decision().encode());
                embeddings.put(name, made.embedding());
            });
            if (batch.isEmpty()) {
                return;
            }
            ordinals.forEach((scope, ordinal) -> trim(batch, new SonaKeys(scope), ordinal.get()));
            db.write(batch);
            unwritten.keySet().removeAll(group.keySet());
            waiting.addAndGet(-group.size());
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

    private record Name(String scope, String decisionId) {}

    private record Unwritten(LoggedDecision decision, float[] embedding) {}
}
