package io.ruvector.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A commit on its way: what it changes, who applies it, and in the end its result or its error. */
final class PendingCommit {
    final List<Mutation> mutations;
    final Durability durability;
    final CommitApplier applier;
    final boolean[] existed;
    private long sequence;
    private boolean done;
    private @Nullable RuntimeException failure;

    PendingCommit(List<Mutation> mutations, Durability durability, CommitApplier applier) {
        this.mutations = mutations;
        this.durability = durability;
        this.applier = applier;
        this.existed = new boolean[mutations.size()];
    }

    void number(long assigned) {
        sequence = assigned;
    }

    long sequence() {
        return sequence;
    }

    void succeed() {
        done = true;
    }

    void fail(RuntimeException why) {
        failure = why;
        done = true;
    }

    boolean isDone() {
        return done;
    }

    CommitResult result() {
        if (failure != null) {
            throw failure;
        }
        return new CommitResult(sequence, existed);
    }
}
