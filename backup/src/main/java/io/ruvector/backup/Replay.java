package io.ruvector.backup;

import io.ruvector.store.CommitLogVisitor;
import io.ruvector.store.Durability;
import io.ruvector.store.LoggedWrite;
import io.ruvector.store.Mutation;
import io.ruvector.store.Store;
import io.ruvector.store.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does again what happened to a store after a backup, up to a moment; each commit carries the time that it had. */
final class Replay implements CommitLogVisitor, AutoCloseable {
    private final Store store;
    private final long backedUp;
    private final Instant limit;
    private Instant now;
    private long commits;
    private boolean behindBackup;
    private boolean ended;

    Replay(Path directory, Backup base, Instant limit) {
        this.now = base.time();
        this.store = Store.open(directory, () -> now);
        this.backedUp = base.sequence();
        this.limit = limit;
    }

    @Override
    public void commit(long sequence, Instant time, List<LoggedWrite> writes) {
        if (sequence <= backedUp) {
            return;
        }
        behindBackup = true;
        if (ended || time.isAfter(limit)) {
            ended = true;
            return;
        }
        now = time;
        List<Mutation> mutations = writes.stream().map(this::mutation).toList();
        store.commit(mutations, Durability.ORDERED, (_, _) -> {});
        commits++;
    }

    private Mutation mutation(LoggedWrite write) {
        Table table = write.large() ? store.largeTable(write.table()) : store.table(write.table());
        byte @Nullable [] value = write.value();
        return value == null
                ? Mutation.remove(table, write.key())
                : new Mutation(Mutation.Kind.PUT, table, write.key(), value);
    }

    @Override
    public void dropped(String table) {
        // What came before the backup is in it already, as is a table of the same name that was made later.
        if (behindBackup && !ended) {
            store.drop(table);
        }
    }

    long commits() {
        return commits;
    }

    Instant time() {
        return now;
    }

    @Override
    public void close() {
        store.sync();
        store.close();
    }
}
