package io.ruvector.memory;

import io.ruvector.memory.ForgetReport.Look;
import io.ruvector.vector.Collection;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Removes episodes from all places in one write, one removal at a time, and looks afterwards whether anything is left. */
final class Forgetting {

    /** Episodes that go in one write; more would hold up other writers for long. */
    private static final int BATCH = 200;

    private final EpisodeStore store;
    private final EpisodeWords words;
    private final RecallTraces traces;
    private final List<ForgetParticipant> participants = new CopyOnWriteArrayList<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    Forgetting(EpisodeStore store, EpisodeWords words, RecallTraces traces) {
        this.store = store;
        this.words = words;
        this.traces = traces;
    }

    void add(ForgetParticipant participant) {
        participants.add(participant);
    }

    /** Runs the work while nothing is forgotten. */
    <T> T without(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Runs the work alone: nothing is forgotten or derived meanwhile. */
    <T> T alone(Supplier<T> work) {
        if (lock.getReadHoldCount() > 0) {
            throw new IllegalStateException("forget or publish called from within withoutForgetting");
        }
        lock.writeLock().lock();
        try {
            return work.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Forgets what the supplier finds, all of one tenant. */
    ForgetReport forget(Supplier<List<Episode>> found) {
        return alone(() -> {
            List<Episode> episodes = found.get();
            ForgetReport report = ForgetReport.NOTHING;
            for (int from = 0; from < episodes.size(); from += BATCH) {
                report = report.and(forgetBatch(episodes.subList(from, Math.min(from + BATCH, episodes.size()))));
            }
            return report;
        });
    }

    private ForgetReport forgetBatch(List<Episode> episodes) {
        Scope tenant = Scope.of(episodes.getFirst().scope().tenant());
        Set<String> ids = episodes.stream().map(Episode::id).collect(Collectors.toSet());
        Map<String, float[]> taskVectors = vectors(store.tasks(), episodes);
        Map<String, float[]> reflectionVectors = vectors(store.reflections(), episodes);
        WriteBatch batch = new WriteBatch();
        episodes.forEach(episode -> store.remove(episode, batch));
        traces.remove(tenant, ids, batch);
        participants.forEach(participant -> participant.forgetting(episodes, batch));
        store.write(batch);
        List<Look> looks = new ArrayList<>();
        looks.add(new Look(
                "rows", count(episodes, e -> store.find(e.scope(), e.id()).isPresent())));
        looks.add(new Look("session order", count(episodes, store::inSessionOrder)));
        looks.add(new Look("stored vectors", count(episodes, store::hasVectors)));
        looks.add(new Look(
                "vector search", found(store.tasks(), taskVectors) + found(store.reflections(), reflectionVectors)));
        looks.add(new Look("keyword search", count(episodes, this::inWords)));
        looks.add(new Look("recall traces", traces.count(tenant, ids)));
        participants.forEach(it -> looks.add(new Look(it.name(), it.traces(tenant, ids))));
        return new ForgetReport(episodes.stream().map(Episode::id).toList(), looks);
    }

    private boolean inWords(Episode episode) {
        String key = episode.scope().key(episode.id());
        return !words.scores(episode.task(), Collections.singleton(key)).isEmpty();
    }

    private static Map<String, float[]> vectors(Collection collection, List<Episode> episodes) {
        Map<String, float[]> vectors = new TreeMap<>();
        for (Episode episode : episodes) {
            String key = episode.scope().key(episode.id());
            Optional<VectorEntry> entry = collection.get(key);
            entry.ifPresent(present -> vectors.put(key, present.vector()));
        }
        return vectors;
    }

    /** How many of the vectors are still found by searching for themselves. */
    private static long found(Collection collection, Map<String, float[]> vectors) {
        return vectors.entrySet().stream()
                .filter(gone -> collection.search(SearchQuery.of(gone.getValue(), 10)).stream()
                        .map(SearchHit::id)
                        .anyMatch(gone.getKey()::equals))
                .count();
    }

    private static long count(List<Episode> episodes, java.util.function.Predicate<Episode> there) {
        return episodes.stream().filter(there).count();
    }
}
