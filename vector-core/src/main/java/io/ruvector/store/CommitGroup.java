package io.ruvector.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** The commits that share one atomic write and at most one fsync; each is admitted whole or refused whole. */
final class CommitGroup {
    private final Rocks rocks;
    private final CommitGuard guard;
    private final Map<Row, Boolean> presence = new HashMap<>();
    private final Map<Table, Long> counts = new LinkedHashMap<>();
    private final List<PendingCommit> admitted = new ArrayList<>();

    CommitGroup(Rocks rocks, CommitGuard guard) {
        this.rocks = rocks;
        this.guard = guard;
    }

    /** Takes a commit in, as if every commit before it in the group had happened; throws when it cannot happen. */
    void admit(PendingCommit commit, long sequence) {
        Map<Row, Boolean> after = new HashMap<>();
        Map<Table, Long> change = new LinkedHashMap<>();
        for (int i = 0; i < commit.mutations.size(); i++) {
            Mutation mutation = commit.mutations.get(i);
            Row row = new Row(mutation.table(), mutation.key());
            boolean existed = exists(row, after);
            boolean exists = mutation.kind() != Mutation.Kind.REMOVE;
            if (existed && mutation.kind() == Mutation.Kind.INSERT) {
                throw new KeyExistsException(mutation.table().name(), mutation.key());
            }
            commit.existed[i] = existed;
            after.put(row, exists);
            change.merge(mutation.table(), (exists ? 1L : 0L) - (existed ? 1L : 0L), Long::sum);
        }
        guard.check(change, table -> table.rows() + counts.getOrDefault(table, 0L));
        presence.putAll(after);
        change.forEach((table, delta) -> counts.merge(table, delta, Long::sum));
        commit.number(sequence);
        admitted.add(commit);
    }

    private boolean exists(Row row, Map<Row, Boolean> inCommit) {
        @Nullable Boolean known = inCommit.get(row);
        if (known == null) {
            known = presence.get(row);
        }
        if (known != null) {
            return known;
        }
        if (!row.table().belongsTo(rocks)) {
            throw new InvalidInputException("table", row.table().name(), "a table of this store");
        }
        if (row.table().dropped()) {
            throw new UnknownTableException(row.table().name());
        }
        return rocks.db().keyExists(row.table().handle(), row.table().storedKey(row.key()));
    }

    List<PendingCommit> admitted() {
        return admitted;
    }

    private Durability durability() {
        return admitted.stream().anyMatch(commit -> commit.durability == Durability.SYNC)
                ? Durability.SYNC
                : Durability.ORDERED;
    }

    /**
     * Makes the group as durable as the most demanding of its commits asks: rows, change log, row counts and last
     * sequence in one atomic write.
     */
    void write(Meta meta, ChangeLog log, Instant time) {
        Durability durability = durability();
        try (WriteBatch batch = new WriteBatch()) {
            if (durability == Durability.ORDERED) {
                LogCheck.noteOrdered(batch);
            }
            for (PendingCommit commit : admitted) {
                for (Mutation mutation : commit.mutations) {
                    add(batch, mutation);
                }
                log.append(batch, commit.sequence(), time, commit.mutations);
            }
            for (Map.Entry<Table, Long> change : counts.entrySet()) {
                Table table = change.getKey();
                meta.putCount(batch, table.name(), table.rows() + change.getValue());
            }
            meta.putLast(batch, admitted.getLast().sequence(), time);
            rocks.write(batch, durability);
        } catch (RocksDBException e) {
            throw Rocks.failure("cannot build the commit", e);
        }
        counts.forEach((table, delta) -> table.rows(table.rows() + delta));
    }

    private static void add(WriteBatch batch, Mutation mutation) throws RocksDBException {
        byte[] key = mutation.table().storedKey(mutation.key());
        byte @Nullable [] value = mutation.value();
        if (value == null) {
            batch.delete(mutation.table().handle(), key);
        } else {
            batch.put(mutation.table().handle(), key, value);
        }
    }

    private record Row(Table table, String key) {}
}
