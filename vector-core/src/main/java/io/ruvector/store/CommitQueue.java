package io.ruvector.store;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: writers queue up, whoever holds the lock writes everything that waits with one fsync at most, applies it
 * in sequence order and answers all of them. So concurrent writers share an fsync, and a writer that returns finds its own
 * write in every read.
 */
final class CommitQueue {
    private final Rocks rocks;
    private final Meta meta;
    private final ChangeLog log;
    private final InstantSource clock;
    private final ConcurrentLinkedQueue<PendingCommit> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lead = new ReentrantLock();
    private volatile CommitGuard guard = (_, _) -> {};
    private long assigned;
    private volatile long applied;

    CommitQueue(Rocks rocks, Meta meta, ChangeLog log, InstantSource clock, long last) {
        this.rocks = rocks;
        this.meta = meta;
        this.log = log;
        this.clock = clock;
        this.assigned = last;
        this.applied = last;
    }

    long applied() {
        return applied;
    }

    void guard(CommitGuard now) {
        guard = now;
    }

    int waiting() {
        return waiting.size();
    }

    CommitResult commit(List<Mutation> mutations, Durability durability, CommitApplier applier) {
        if (lead.isHeldByCurrentThread()) {
            throw new IllegalStateException("a commit cannot be made while another is being applied");
        }
        PendingCommit mine = new PendingCommit(mutations, durability, applier);
        waiting.add(mine);
        lead.lock();
        try {
            if (!mine.isDone()) {
                leadGroup();
            }
        } finally {
            lead.unlock();
        }
        return mine.result();
    }

    /** Does something between two groups of commits: no commit is half applied during it, and none begins. */
    <T> T between(Supplier<T> work) {
        lead.lock();
        try {
            return work.get();
        } finally {
            lead.unlock();
        }
    }

    private void leadGroup() {
        CommitGroup group = new CommitGroup(rocks, guard);
        for (@Nullable PendingCommit next = waiting.poll(); next != null; next = waiting.poll()) {
            try {
                group.admit(next, assigned + 1);
                assigned++;
            } catch (RuntimeException refused) {
                next.fail(refused);
            }
        }
        if (group.admitted().isEmpty()) {
            return;
        }
        try {
            group.write(meta, log, clock.instant());
        } catch (RuntimeException failed) {
            // The numbers are spent: part of the write may be on disk, and a number never names two commits.
            group.admitted().forEach(commit -> commit.fail(failed));
            return;
        }
        for (PendingCommit commit : group.admitted()) {
            apply(commit);
        }
    }

    private void apply(PendingCommit commit) {
        try {
            commit.applier.apply(commit.sequence(), commit.existed);
            commit.succeed();
        } catch (RuntimeException | Error failed) {
            commit.fail(
                    new RuVectorException("the commit " + commit.sequence() + " is durable but not applied", failed));
        } finally {
            applied = commit.sequence();
        }
    }
}
