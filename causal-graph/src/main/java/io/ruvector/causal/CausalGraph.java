package io.ruvector.causal;

import io.ruvector.causal.EffectEstimate.Identified;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.NewerFormatException;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A durable record of outcomes with and without possible causes, and the effects estimated from it.
 *
 * <pre>{@code
 * CausalGraph graph = CausalGraph.open(db, Clock.systemUTC());
 * graph.record(Observation.builder("run-tests-first", "task-success", "team-a")
 *         .id("episode-17").treated(true).outcome(1).context("kind", "refactoring").build());
 * EffectEstimate estimate = graph.effect("run-tests-first", "task-success", "team-a");
 * }</pre>
 *
 * <p>Each observation is one atomic, fsynced write that costs the same at the first and at the millionth; an estimate is
 * computed when it is asked for and kept until the pair changes, so asking for all edges again costs the changed pairs
 * only. Writers take turns; for many observations use {@link #recordAll}.
 *
 * <p>A scope is a security boundary: every call names one and sees nothing else. Thread-safe.
 */
public final class CausalGraph {
    private static final int ERASED_AT_ONCE = 1_000;

    private final CausalRows rows;
    private final PairCache estimates;
    private final CausalOptions options;
    private final Clock clock;
    private final Lock writing = new ReentrantLock();

    private CausalGraph(CausalRows rows, Clock clock, CausalOptions options) {
        this.rows = rows;
        this.estimates = new PairCache(rows, options);
        this.options = options;
        this.clock = clock;
    }

    /**
     * The graph kept in a store, with {@link CausalOptions#DEFAULT}, created when absent. Open one per store.
     *
     * @param db the store; stays the caller's to close
     * @param clock the time of observations that do not carry one
     * @throws NewerFormatException when a later release wrote it
     */
    public static CausalGraph open(VectorDb db, Clock clock) {
        return open(db, clock, CausalOptions.DEFAULT);
    }

    /**
     * The graph kept in a store, created when absent. Open one per store.
     *
     * @param db the store; stays the caller's to close
     * @param clock the time of observations that do not carry one, and that ages are counted to
     * @param options how evidence ages and when an edge is claimed; may differ at the next opening
     * @throws NewerFormatException when a later release wrote it
     */
    public static CausalGraph open(VectorDb db, Clock clock, CausalOptions options) {
        return new CausalGraph(CausalRows.open(db), clock, options);
    }

    /**
     * Records one observation durably.
     *
     * @throws DuplicateObservationException if the scope already holds its id; nothing is changed
     * @throws InvalidInputException if scope, cause, effect, source and id are too long together (about 900 bytes)
     */
    public void record(Observation observation) {
        recordAll(List.of(observation));
    }

    /**
     * Records observations durably, all or none.
     *
     * @throws DuplicateObservationException if a scope already holds one of the ids, or two of them are equal
     * @throws InvalidInputException if scope, cause, effect, source and id of one are too long together (about 900 bytes)
     */
    public void recordAll(List<Observation> observations) {
        alone(() -> {
            WriteBatch batch = new WriteBatch();
            add(batch, observations);
            rows.write(batch);
            return null;
        });
    }

    private void add(WriteBatch batch, List<Observation> observations) {
        Set<String> ids = new HashSet<>();
        Instant now = clock.instant();
        for (Observation o : observations) {
            if (!ids.add(CausalKeys.id(o.scope(), o.id())) || rows.taken(o)) {
                throw new DuplicateObservationException(o.id(), o.scope());
            }
        }
        rows.add(batch, observations, now);
    }

    /** The observation with an id in a scope. */
    public Optional<Observation> find(String id, String scope) {
        return rows.find(scope, id);
    }

    /** Number of observations in a scope. */
    public long count(String scope) {
        return rows.count(scope);
    }

    /**
     * What the presence of a cause changes in the mean outcome, from the observations of one scope.
     *
     * @param cause the cause
     * @param effect name of the outcome
     * @param scope whose observations
     * @return identified, an association only, or not identified and why
     */
    public EffectEstimate effect(String cause, String effect, String scope) {
        return estimates.estimate(new Pair(scope, cause, effect), clock.instant());
    }

    /**
     * Every pair observed in a scope with its estimate. Looking at many pairs finds differences by chance, so an edge is
     * claimed only when its p-value survives Benjamini and Yekutieli's correction over the identified pairs, at the false
     * discovery rate of the options, and its interval excludes 0.
     *
     * @param scope whose observations
     * @return the edges in order of cause and effect
     */
    public List<CausalEdge> edges(String scope) {
        Instant now = clock.instant();
        List<EffectEstimate> found = rows.pairs(scope).stream()
                .map(pair -> estimates.estimate(pair, now))
                .filter(estimate -> !estimate.evidence().ids().isEmpty())
                .toList();
        double[] q = BenjaminiYekutieli.adjust(found.stream()
                .filter(Identified.class::isInstance)
                .mapToDouble(e -> ((Identified) e).pValue())
                .toArray());
        List<CausalEdge> edges = new ArrayList<>();
        int tested = 0;
        for (EffectEstimate estimate : found) {
            OptionalDouble qValue = OptionalDouble.empty();
            boolean claimed = false;
            if (estimate instanceof Identified identified) {
                qValue = OptionalDouble.of(q[tested++]);
                claimed = qValue.getAsDouble() <= options.falseDiscoveryRate()
                        && !identified.interval95().contains(0);
            }
            Evidence evidence = estimate.evidence();
            edges.add(new CausalEdge(evidence.cause(), evidence.effect(), estimate, qValue, claimed));
        }
        return List.copyOf(edges);
    }

    /**
     * The ways in which a cause may work on an outcome through others, each with its effect along the way.
     *
     * @param from the first cause
     * @param to the last outcome
     * @param scope whose observations
     * @param most how many edges a chain may have, 2 to 6
     * @return the chains of claimed edges that visit nothing twice, the most certain first; at most 1,000
     * @throws InvalidInputException when {@code most} is out of range
     */
    public List<CausalChain> chains(String from, String to, String scope, int most) {
        return new ChainSearch(edges(scope), most).between(from, to);
    }

    /**
     * Erases one observation.
     *
     * @param id id of the observation
     * @param scope the scope it was recorded in
     * @return whether the scope held it
     */
    public boolean forget(String id, String scope) {
        return alone(() -> {
            Optional<Observation> found = rows.find(scope, id);
            found.ifPresent(o -> {
                WriteBatch batch = new WriteBatch();
                rows.remove(batch, List.of(o));
                rows.write(batch);
            });
            return found.isPresent();
        });
    }

    /**
     * Erases all observations of a scope, a thousand in one write.
     *
     * @param scope the scope they were recorded in
     * @return how many there were
     */
    public int forgetAll(String scope) {
        return alone(() -> {
            int gone = 0;
            List<Observation> found = rows.first(scope, ERASED_AT_ONCE);
            while (!found.isEmpty()) {
                WriteBatch batch = new WriteBatch();
                rows.remove(batch, found);
                rows.write(batch);
                gone += found.size();
                found = rows.first(scope, ERASED_AT_ONCE);
            }
            rows.dropPairs(scope);
            return gone;
        });
    }

    /**
     * Erases, as part of a batch that somebody else writes, every observation drawn from one of some records: what a memory
     * calls when it forgets episodes, so that both go in the same instant.
     *
     * @param sources ids of the records
     * @param scope the scope their observations were recorded in
     * @param batch what the erasure is added to
     * @return how many observations will go
     */
    public int forgetSources(Set<String> sources, String scope, WriteBatch batch) {
        return alone(() -> {
            List<Observation> found = rows.ofSources(scope, sources);
            rows.remove(batch, found);
            return found.size();
        });
    }

    /**
     * How many observations drawn from one of some records are stored.
     *
     * @param sources ids of the records
     * @param scope the scope they were recorded in
     */
    public int countOfSources(Set<String> sources, String scope) {
        return rows.ofSources(scope, sources).size();
    }

    private <T> T alone(Supplier<T> work) {
        writing.lock();
        try {
            return work.get();
        } finally {
            writing.unlock();
        }
    }
}
