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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
 * <p>Everything is deterministic given the {@link MemoryOptions}. Thread-safe. The class is long because it is the face of
 * the memory: one short method for each thing that can be asked of it. Closing the memory does not close the store.
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
    private final RecallTraces traces;
    private final Forgetting forgetting;

    private EpisodicMemory(VectorDb db, TextEmbedder embedder, MemoryOptions options) {
        this.store = new EpisodeStore(db, embedder);
        this.words = EpisodeWords.open(db, store);
        this.options = options;
        this.ids = new Ulids(options.clock(), options.random());
        this.floor = new ModelFloor(db, embedder);
        this.traces = new RecallTraces(db, store);
        this.forgetting = new Forgetting(store, words, traces);
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
        return recaller.recall(query).hits();
    }

    /**
     * Recalls and keeps what was measured, durably, so that {@link #replay} gives the same ranking again: an answer to
     * "why was this recalled?", also after later writes and a restart.
     */
    public Recollection recallTraced(RecallQuery query) {
        return forgetting.without(() -> traces.keep(ids.next(), query, recaller.recall(query)));
    }

    /**
     * A kept recall again: the same episodes in the same order with the same scores, computed anew from what was measured
     * then. An episode that was forgotten or expired since is missing, and so is one that the reader no longer sees; all
     * others keep their order and scores. The trace keeps no text of an episode; it keeps the question.
     *
     * @param scope the reader that recalled; no other scope sees the trace
     * @return empty when the scope has no such trace
     */
    public Optional<Recollection> replay(String traceId, Scope scope) {
        return traces.replay(traceId, scope, shownTo(scope));
    }

    /** The episode with this id, if the scope sees it and it is not expired. */
    public Optional<Episode> find(String id, Scope scope) {
        return store.find(scope, id).filter(shownTo(scope));
    }

    /** A page of the episodes that the scope sees and the filter passes, in order of id. */
    public EpisodePage list(Scope scope, EpisodeFilter filter, PageRequest page) {
        List<Episode> found = new ArrayList<>();
        Predicate<Episode> shown = shownTo(scope);
        String from = scope.key(page.fromId());
        while (true) {
            List<Episode> slice = store.slice(scope, from, SLICE);
            for (Episode episode : slice) {
                if (!shown.test(episode) || !filter.matches(episode)) {
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
        Predicate<Episode> shown = shownTo(scope);
        store.forEach(scope, episode -> {
            if (shown.test(episode)) {
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
     * Lets others see an episode, or takes it back from them: sets its visibility, and the boundary that the visibility is
     * for from the scope's team or session. In the same write the indexes learn of it.
     *
     * @param scope a scope that {@linkplain Scope#mayChange may change} the episode and names the new boundary
     * @return the episode as it is now; empty when there is none that the scope may change
     * @throws io.ruvector.store.InvalidInputException when the scope does not name the boundary of the visibility
     */
    public Optional<Episode> publish(String id, Scope scope, Visibility visibility) {
        return forgetting.alone(() -> changeable(id, scope).map(episode -> {
            Scope owner = episode.scope().bounded(scope, visibility);
            boolean moved = !owner.session().equals(episode.scope().session());
            Episode published = episode.toBuilder()
                    .scope(owner)
                    .visibility(visibility)
                    .position(moved ? store.takePosition(owner) : episode.position())
                    .build();
            store.replace(episode, published);
            return published;
        }));
    }

    /**
     * Removes the episode from the store, the vectors, the words, the kept recalls and whatever was derived from it by a
     * {@link ForgetParticipant}, in one write, then looks at each of those places.
     *
     * @param scope a scope that {@linkplain Scope#mayChange may change} the episode
     * @return what was forgotten; empty when there is no such episode
     * @throws IllegalStateException when called from within {@link #withoutForgetting}
     */
    public ForgetReport forget(String id, Scope scope) {
        return forgetting.forget(() -> changeable(id, scope).stream().toList());
    }

    /** Forgets all episodes that the filter passes and the scope {@linkplain Scope#mayChange may change}, expired ones too. */
    public ForgetReport forgetAll(Scope scope, EpisodeFilter filter) {
        return forgetting.forget(() -> stored(
                scope, episode -> scope.mayChange(episode.scope(), episode.visibility()) && filter.matches(episode)));
    }

    /**
     * Forgets every episode that was written within the scope, whatever its visibility ({@link Scope#covers}), and the
     * kept recalls of its readers: {@code Scope.of("acme")} forgets all of the tenant. For administrators; no scope has to
     * see what goes.
     */
    public ForgetReport forgetScope(Scope scope) {
        ForgetReport report = forgetting.forget(() -> stored(scope, episode -> scope.covers(episode.scope())));
        traces.removeReaders(scope);
        return report;
    }

    /** Forgets, of the episodes written within the scope ({@link Scope#covers}), what the policy does not keep. */
    public ForgetReport retain(Scope scope, Retention retention) {
        return forgetting.forget(() -> {
            Tidying tidying = new Tidying(retention, options.clock().instant());
            stored(scope, episode -> scope.covers(episode.scope())).forEach(tidying::consider);
            return tidying.going();
        });
    }

    /** Registers something that derives records from episodes; it takes part in every later {@link #forget}. */
    public void onForget(ForgetParticipant participant) {
        forgetting.add(participant);
    }

    /** Runs the work while no episode is forgotten, so that what it derives from episodes it read still has its evidence. */
    public <T> T withoutForgetting(Supplier<T> work) {
        return forgetting.without(work);
    }

    /**
     * The {@code k} episodes, among those the scope sees, whose tasks are nearest to the given query vector; nearest first.
     * By vectors alone: no words, recency or utility.
     *
     * @param query what the memory's embedder gives for a new task as a query
     */
    public List<SimilarTask> similarTasks(float[] query, int k, Scope scope) {
        Filter filter = EpisodeFacets.filter(scope, EpisodeFilter.all());
        Predicate<Episode> shown = shownTo(scope);
        List<SimilarTask> similar = new ArrayList<>();
        for (SearchHit hit : store.tasks()
                .search(SearchQuery.builder(query, k).filter(filter).build())) {
            store.findByKey(hit.id())
                    .filter(shown)
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

    private Optional<Episode> changeable(String id, Scope scope) {
        return store.find(scope, id).filter(episode -> scope.mayChange(episode.scope(), episode.visibility()));
    }

    private List<Episode> stored(Scope tenant, Predicate<Episode> wanted) {
        List<Episode> episodes = new ArrayList<>();
        store.forEach(tenant, episode -> {
            if (wanted.test(episode)) {
                episodes.add(episode);
            }
        });
        return episodes;
    }

    private Predicate<Episode> shownTo(Scope reader) {
        Instant now = options.clock().instant();
        return episode -> episode.visibleTo(reader) && !episode.expiredAt(now);
    }

    private Episode complete(Episode episode) {
        Instant now = options.clock().instant();
        return episode.toBuilder()
                .id(episode.id().isEmpty() ? ids.next() : episode.id())
                .validTime(episode.validTime().orElse(now))
                .recordedAt(now)
                .position(store.takePosition(episode.scope()))
                .build();
    }
}
