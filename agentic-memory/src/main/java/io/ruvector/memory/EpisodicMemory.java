package io.ruvector.memory;

import io.ruvector.vector.Filter;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The memory of what agents tried: durable, recalled by meaning and by words, bounded by {@link Scope}.
 *
 * <p>Remembering writes the episode and its vectors in one atomic batch; when it returns, the episode is on disk and every
 * later recall finds it, after a crash too. The task and the reflection are embedded separately and a recall takes the
 * nearer of the two, so that a long reflection does not blur the task. A text longer than the model reads is embedded as
 * well as the embedder can (its beginning, or an average); its words are all in the BM25 index, over task, reflection,
 * state, steps, observation, outcome reason and tags. BM25's term statistics are those of all tenants: scores, never
 * results, depend on what others remember.
 *
 * <p>Everything is deterministic given the {@link MemoryOptions}. Thread-safe. Closing the memory does not close the store.
 *
 * <pre>{@code
 * try (VectorDb db = VectorDb.open(DbOptions.of(path)); EpisodicMemory memory = EpisodicMemory.open(db, embedder, clock)) {
 *     memory.remember(Episode.builder("deploy the shop", scope).outcome(Outcome.failure("disk full")).build());
 *     List<RecalledEpisode> similar = memory.recall(RecallQuery.of("release the web shop", scope));
 * }
 * }</pre>
 */
public final class EpisodicMemory implements AutoCloseable {

    private static final int SLICE = 256;

    private final EpisodeStore store;
    private final EpisodeWords words;
    private final Recaller recaller;
    private final ModelFloor floor;
    private final MemoryOptions options;
    private final Ulids ids;
    private final List<ForgetParticipant> participants = new CopyOnWriteArrayList<>();
    private final ReentrantReadWriteLock forgetting = new ReentrantReadWriteLock(true);

    private EpisodicMemory(VectorDb db, TextEmbedder embedder, MemoryOptions options) {
        this.store = new EpisodeStore(db, embedder);
        this.words = EpisodeWords.open(db, store);
        this.options = options;
        this.ids = new Ulids(options.clock(), options.random());
        this.floor = new ModelFloor(db, embedder);
        this.recaller = new Recaller(store, words, embedder, options, floor);
    }

    /**
     * Opens the memory kept in the store, with default options.
     *
     * @throws io.ruvector.vector.ModelMismatchException when the store's episodes were embedded by another model
     */
    public static EpisodicMemory open(VectorDb db, TextEmbedder embedder, Clock clock) {
        return open(db, embedder, MemoryOptions.of(clock));
    }

    /**
     * Opens the memory kept in the store.
     *
     * @throws io.ruvector.vector.ModelMismatchException when the store's episodes were embedded by another model
     */
    public static EpisodicMemory open(VectorDb db, TextEmbedder embedder, MemoryOptions options) {
        return new EpisodicMemory(db, embedder, options);
    }

    /**
     * Stores an episode and returns it with its id, valid time and record time.
     *
     * @throws DuplicateEpisodeException when the id is taken in the tenant; nothing is written
     */
    public Episode remember(Episode episode) {
        return rememberAll(List.of(episode)).getFirst();
    }

    /**
     * Stores episodes in one atomic batch, embedded together: all of them or none.
     *
     * @throws DuplicateEpisodeException when an id is taken in its tenant or given twice; nothing is written
     */
    public List<Episode> rememberAll(List<Episode> episodes) {
        if (episodes.isEmpty()) {
            return List.of();
        }
        List<Episode> complete = episodes.stream().map(this::complete).toList();
        store.insert(complete);
        return complete;
    }

    /** The best episodes for the query that its scope sees, best first; ties go to the later valid time, then the lesser id. */
    public List<RecalledEpisode> recall(RecallQuery query) {
        return recaller.recall(query);
    }

    /** The episode with this id, if the scope sees it. */
    public Optional<Episode> find(String id, Scope scope) {
        return store.find(scope, id).filter(episode -> episode.visibleTo(scope));
    }

    /** A page of the episodes that the scope sees and the filter passes, in order of id. */
    public EpisodePage list(Scope scope, EpisodeFilter filter, PageRequest page) {
        List<Episode> found = new ArrayList<>();
        String from = scope.key(page.fromId());
        while (true) {
            List<Episode> slice = store.slice(scope, from, SLICE);
            for (Episode episode : slice) {
                if (!episode.visibleTo(scope) || !filter.matches(episode)) {
                    continue;
                }
                if (found.size() == page.size()) {
                    return new EpisodePage(found, Optional.of(new PageRequest(episode.id(), page.size())));
                }
                found.add(episode);
            }
            if (slice.size() < SLICE) {
                return new EpisodePage(found, Optional.empty());
            }
            from = scope.key(slice.getLast().id()) + '\0';
        }
    }

    /** Visits every episode that the scope sees, in order of id, as of one moment. */
    public void forEach(Scope scope, Consumer<Episode> visitor) {
        store.forEach(scope, episode -> {
            if (episode.visibleTo(scope)) {
                visitor.accept(episode);
            }
        });
    }

    /** How many episodes there are over all scopes: a size for operators, which tells nothing about any record. */
    public long total() {
        return store.rows().count();
    }

    /** How many episodes the scope sees; reads all of the tenant's. */
    public long count(Scope scope) {
        AtomicLong count = new AtomicLong();
        forEach(scope, episode -> count.incrementAndGet());
        return count.get();
    }

    /**
     * Removes the episode from the store, the vectors, the words and whatever was derived from it by a
     * {@link ForgetParticipant}. A scope may forget what it sees.
     *
     * @return whether there was such an episode
     * @throws IllegalStateException when called from within {@link #withoutForgetting}
     */
    public boolean forget(String id, Scope scope) {
        if (forgetting.getReadHoldCount() > 0) {
            throw new IllegalStateException("forget called from within withoutForgetting");
        }
        forgetting.writeLock().lock();
        try {
            Optional<Episode> episode = find(id, scope);
            episode.ifPresent(present -> store.remove(present, participants));
            return episode.isPresent();
        } finally {
            forgetting.writeLock().unlock();
        }
    }

    /** Registers something that derives records from episodes; it takes part in every later {@link #forget}. */
    public void onForget(ForgetParticipant participant) {
        participants.add(participant);
    }

    /** Runs the work while no episode is forgotten, so that what it derives from episodes it read still has its evidence. */
    public <T> T withoutForgetting(Supplier<T> work) {
        forgetting.readLock().lock();
        try {
            return work.get();
        } finally {
            forgetting.readLock().unlock();
        }
    }

    /**
     * The {@code k} episodes, among those the scope sees, whose tasks are nearest to the given query vector; nearest first.
     * By vectors alone: no words, recency or utility.
     *
     * @param query what the memory's embedder gives for a new task as a query
     */
    public List<SimilarTask> similarTasks(float[] query, int k, Scope scope) {
        Filter filter = EpisodeFacets.filter(scope, EpisodeFilter.all());
        List<SimilarTask> similar = new ArrayList<>();
        for (SearchHit hit : store.tasks()
                .search(SearchQuery.builder(query, k).filter(filter).build())) {
            store.findByKey(hit.id())
                    .filter(episode -> episode.visibleTo(scope))
                    .map(episode -> new SimilarTask(
                            episode.id(), hit.score(), floor.get().related(hit.score())))
                    .ifPresent(similar::add);
        }
        return similar;
    }

    /** A copy of the vector of the episode's task, if the scope sees the episode. */
    public Optional<float[]> taskVector(String id, Scope scope) {
        return find(id, scope)
                .flatMap(episode -> store.tasks().get(scope.key(id)))
                .map(VectorEntry::vector);
    }

    /** The floor of the memory's embedding model: measured at first use, then kept in the store. */
    public EmbeddingFloor embeddingFloor() {
        return floor.get();
    }

    /** Releases the word index; to be called before the store is closed. The store stays open. */
    @Override
    public void close() {
        words.close();
    }

    private Episode complete(Episode episode) {
        Instant now = options.clock().instant();
        return episode.toBuilder()
                .id(episode.id().isEmpty() ? ids.next() : episode.id())
                .validTime(episode.validTime().orElse(now))
                .recordedAt(now)
                .build();
    }
}
