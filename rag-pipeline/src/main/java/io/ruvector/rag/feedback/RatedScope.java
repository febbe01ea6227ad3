package io.ruvector.rag.feedback;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** What one scope has learned, in memory: a copy of its rows, shared by readers. Thread-safe. */
final class RatedScope {
    private final RatedMemory memory;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private Champion champion;
    private int changesSinceCheck;

    RatedScope(RatedMemory memory, Champion champion) {
        this.memory = memory;
        this.champion = champion;
    }

    <T> T read(Function<RatedMemory, T> reading) {
        lock.readLock().lock();
        try {
            return reading.apply(memory);
        } finally {
            lock.readLock().unlock();
        }
    }

    Champion champion() {
        lock.readLock().lock();
        try {
            return champion;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Takes a changed question over and lets the guard decide again once every fiftieth of the questions has changed. */
    void put(RatedQuestion question) {
        lock.writeLock().lock();
        try {
            if (question.passages().isEmpty()) {
                memory.remove(question.key());
            } else {
                memory.put(question);
            }
            changesSinceCheck++;
            if (changesSinceCheck * 50 >= memory.size()) {
                champion = Guard.next(memory);
                changesSinceCheck = 0;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    void remove(String key) {
        lock.writeLock().lock();
        try {
            memory.remove(key);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
