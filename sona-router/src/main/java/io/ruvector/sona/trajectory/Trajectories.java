package io.ruvector.sona.trajectory;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.Filter;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bank of patterns learned from trajectories: begin, step by step, end with a quality. A trajectory that was ended becomes
 * part of the pattern with the same actions and a similar task, or a new pattern; a scope keeps a limited number of them, and the one
 * worth least gives way. So the bank grows with the ways of doing things, not with the times they were done (after the
 * reasoning bank of Ouyang et al. 2025).
 *
 * <pre>{@code
 * Trajectories trajectories = Trajectories.open(db, embedder, TrajectoryOptions.defaults(), Clock.systemUTC());
 * String id = trajectories.begin("make the build green", "team-a");
 * trajectories.step(id, new TrajectoryStep("read the log", "out of memory"), "team-a");
 * trajectories.step(id, new TrajectoryStep("raise the heap", "green"), "team-a");
 * trajectories.end(id, 1, "team-a");
 * List<SimilarPattern> known = trajectories.similar("the build is red", 3, "team-a");
 * }</pre>
 *
 * <p>Every step is durable when the call returns, and a trajectory may be continued after a restart. Nothing crosses
 * scopes. Thread-safe.
 */
public final class Trajectories {

    private static final String TABLE = "sona-trajectories";
    private static final String COLLECTION = "sona-patterns";
    private static final int NEAREST = 32;

    private final VectorDb db;
    private final TextEmbedder embedder;
    private final TrajectoryOptions options;
    private final Clock clock;
    private final TrajectoryRows rows;
    private final Collection patterns;
    private final ReentrantLock writing = new ReentrantLock();

    private Trajectories(VectorDb db, TextEmbedder embedder, TrajectoryOptions options, Clock clock) {
        this.db = db;
        this.embedder = embedder;
        this.options = options;
        this.clock = clock;
        this.rows = new TrajectoryRows(db.table(TABLE));
        this.patterns = db.openCollection(COLLECTION, CollectionOptions.of(embedder));
    }

    /**
     * The trajectories kept in a store, created when absent.
     *
     * @param db the store; stays the caller's to close
     * @param embedder gives the vectors of tasks; the store remembers its model
     * @param options how patterns are kept
     * @param clock the time of beginnings
     */
    public static Trajectories open(VectorDb db, TextEmbedder embedder, TrajectoryOptions options, Clock clock) {
        return new Trajectories(db, embedder, options, clock);
    }

    /**
     * Begins a trajectory. One that was begun long ago and never ended gives way when there are too many.
     *
     * @param task what is to be done, not blank
     * @param scope whose it is
     * @return its id
     * @throws InvalidInputException if the task or scope is blank, or too many are open
     */
    public String begin(String task, String scope) {
        requireText("task", task);
        requireText("scope", scope);
        writing.lock();
        try {
            WriteBatch batch = new WriteBatch();
            Map<String, OpenTrajectory> open = rows.all(scope);
            if (open.size() >= options.open()) {
                Instant oldest = clock.instant().minus(options.abandonedAfter());
                List<String> abandoned = open.entrySet().stream()
                        .filter(t -> t.getValue().begun().isBefore(oldest))
                        .map(Map.Entry::getKey)
                        .toList();
                if (abandoned.isEmpty()) {
                    throw new InvalidInputException("open trajectories", open.size(), "fewer than " + options.open());
                }
                abandoned.forEach(id -> rows.remove(batch, scope, id));
            }
            String id = UUID.randomUUID().toString();
            rows.put(batch, scope, id, new OpenTrajectory(task, clock.instant(), List.of()));
            db.write(batch);
            return id;
        } finally {
            writing.unlock();
        }
    }

    /**
     * Adds a step.
     *
     * @param trajectoryId of a trajectory that is not ended
     * @param step what was done
     * @param scope its scope
     * @throws UnknownTrajectoryException if the scope has no such trajectory
     */
    public void step(String trajectoryId, TrajectoryStep step, String scope) {
        writing.lock();
        try {
            WriteBatch batch = new WriteBatch();
            rows.put(batch, scope, trajectoryId, require(trajectoryId, scope).with(step));
            db.write(batch);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Ends a trajectory and merges it into its pattern.
     *
     * @param trajectoryId of a trajectory that is not ended
     * @param quality how well it went, -1 (useless) to 1 (perfect)
     * @param scope its scope
     * @return the pattern; empty when there was no step
     * @throws UnknownTrajectoryException if the scope has no such trajectory
     * @throws InvalidInputException if the quality is out of range
     */
    public Optional<Pattern> end(String trajectoryId, double quality, String scope) {
        if (!(quality >= -1 && quality <= 1)) {
            throw new InvalidInputException("quality", quality, "a number in [-1, 1]");
        }
        writing.lock();
        try {
            OpenTrajectory ended = require(trajectoryId, scope);
            WriteBatch batch = new WriteBatch();
            rows.remove(batch, scope, trajectoryId);
            Optional<Pattern> pattern = Optional.empty();
            if (!ended.steps().isEmpty()) {
                pattern = Optional.of(learn(batch, ended, quality, scope));
            }
            db.write(batch);
            return pattern;
        } finally {
            writing.unlock();
        }
    }

    private Pattern learn(WriteBatch batch, OpenTrajectory ended, double quality, String scope) {
        float[] task = embedder.embedPassage(ended.task());
        Filter same = Filter.and(
                Filter.eq(PatternEntries.SCOPE, scope),
                Filter.eq(PatternEntries.ACTIONS, PatternEntries.key(ended.actions())));
        Optional<SearchHit> known = search(task, NEAREST, same).stream()
                .filter(hit -> hit.score() >= options.mergeFrom())
                .findFirst();
        if (known.isPresent()) {
            VectorEntry before = patterns.get(known.get().id()).orElseThrow();
            Pattern merged = PatternEntries.pattern(before.id(), before.metadata(), quality);
            batch.upsert(patterns, PatternEntries.entry(merged, before.vector(), scope));
            return merged;
        }
        Pattern made = new Pattern(UUID.randomUUID().toString(), ended.task(), ended.actions(), 1, quality);
        giveWay(batch, scope);
        batch.upsert(patterns, PatternEntries.entry(made, task, scope));
        return made;
    }

    private void giveWay(WriteBatch batch, String scope) {
        List<Pattern> all = patterns(scope);
        all.stream()
                .sorted(Comparator.comparingDouble(Pattern::worth).thenComparing(Pattern::id))
                .limit(Math.max(0, all.size() + 1 - options.patterns()))
                .forEach(pattern -> batch.delete(patterns, pattern.id()));
    }

    /**
     * Patterns of similar tasks, the most similar first.
     *
     * @param task what is to be done, not blank
     * @param k the most wanted, at least 1
     * @param scope whose patterns
     */
    public List<SimilarPattern> similar(String task, int k, String scope) {
        requireText("task", task);
        return search(embedder.embedPassage(task), k, Filter.eq(PatternEntries.SCOPE, scope)).stream()
                .map(hit -> new SimilarPattern(PatternEntries.pattern(hit.id(), hit.metadata()), hit.score()))
                .toList();
    }

    /** All patterns of a scope, by id. */
    public List<Pattern> patterns(String scope) {
        return patterns.find(Filter.eq(PatternEntries.SCOPE, scope), options.patterns() + 1).stream()
                .map(entry -> PatternEntries.pattern(entry.id(), entry.metadata()))
                .sorted(Comparator.comparing(Pattern::id))
                .toList();
    }

    /**
     * Erases a pattern.
     *
     * @param patternId its id
     * @param scope its scope
     * @return whether the scope had it
     */
    public boolean forget(String patternId, String scope) {
        boolean held = patterns.get(patternId)
                .filter(entry -> scope.equals(entry.metadata().get(PatternEntries.SCOPE)))
                .isPresent();
        return held && patterns.delete(patternId);
    }

    private List<SearchHit> search(float[] task, int k, Filter filter) {
        return patterns.search(SearchQuery.builder(task, k).filter(filter).build());
    }

    private OpenTrajectory require(String id, String scope) {
        return rows.find(scope, id).orElseThrow(() -> new UnknownTrajectoryException(id, scope));
    }

    private static void requireText(String what, String value) {
        if (value.isBlank()) {
            throw new InvalidInputException(what, value, "text that is not blank");
        }
    }
}
