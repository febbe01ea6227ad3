package io.ruvector.causal;

import io.ruvector.causal.EffectEstimate.Identified;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.Keys;
import io.ruvector.store.NewerFormatException;
import io.ruvector.store.Table;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

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
 * <p>Each observation is written together with the sums of its context in one atomic, fsynced batch, so recording costs
 * the same at the first and at the millionth observation, and an estimate reads the sums of the pair's contexts plus the
 * keys of its observations, never their values. Writers take turns; for many observations use {@link #recordAll}.
 *
 * <p>A scope is a security boundary: every call names one and sees nothing else. Thread-safe.
 */
public final class CausalGraph {

    private static final String TABLE = "causal-graph";
    private static final int FORMAT_VERSION = 1;
    private static final double CLAIM_LEVEL = 0.05;

    private final VectorDb db;
    private final Table table;
    private final Clock clock;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private CausalGraph(VectorDb db, Table table, Clock clock) {
        this.db = db;
        this.table = table;
        this.clock = clock;
    }

    /**
     * The graph kept in a store, created when absent. Open one per store.
     *
     * @param db the store; stays the caller's to close
     * @param clock the time of observations that do not carry one
     * @throws NewerFormatException when a later release wrote it
     */
    public static CausalGraph open(VectorDb db, Clock clock) {
        Table table = db.table(TABLE);
        Optional<byte[]> format = table.get(CausalKeys.FORMAT);
        if (format.isEmpty()) {
            byte[] version = Integer.toString(FORMAT_VERSION).getBytes(StandardCharsets.UTF_8);
            db.write(new WriteBatch().put(table, CausalKeys.FORMAT, version));
        } else {
            int found = Integer.parseInt(new String(format.get(), StandardCharsets.UTF_8));
            if (found > FORMAT_VERSION) {
                throw new NewerFormatException(db.path(), found, FORMAT_VERSION);
            }
        }
        return new CausalGraph(db, table, clock);
    }

    /**
     * Records one observation durably.
     *
     * @throws DuplicateObservationException if the scope already holds its id; nothing is changed
     * @throws InvalidInputException if scope, cause, effect and id are too long together (about 900 bytes)
     */
    public void record(Observation observation) {
        recordAll(List.of(observation));
    }

    /**
     * Records observations durably, all or none.
     *
     * @throws DuplicateObservationException if a scope already holds one of the ids, or two of them are equal
     * @throws InvalidInputException if scope, cause, effect and id of one are too long together (about 900 bytes)
     */
    public void recordAll(List<Observation> observations) {
        lock.writeLock().lock();
        try {
            WriteBatch batch = new WriteBatch();
            Map<String, StratumSums> changed = new LinkedHashMap<>();
            Set<String> ids = new HashSet<>();
            for (Observation o : observations) {
                String key = CausalKeys.observation(o);
                requireShort(o, key);
                String idKey = CausalKeys.id(o.scope(), o.id());
                if (!ids.add(idKey) || table.contains(idKey)) {
                    throw new DuplicateObservationException(o.id(), o.scope());
                }
                batch.put(table, key, CausalCodec.encode(o, o.at().orElseGet(clock::instant)));
                batch.put(table, idKey, key.getBytes(StandardCharsets.UTF_8));
                changed.computeIfAbsent(CausalKeys.sums(o), sumsKey -> storedSums(sumsKey, o))
                        .add(o);
            }
            changed.forEach((key, sums) -> batch.put(table, key, CausalCodec.encode(sums)));
            if (!batch.isEmpty()) {
                db.write(batch);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The observation with an id in a scope. */
    public Optional<Observation> find(String id, String scope) {
        lock.readLock().lock();
        try {
            return table.get(CausalKeys.id(scope, id))
                    .map(key -> new String(key, StandardCharsets.UTF_8))
                    .flatMap(key -> table.get(key).map(value -> CausalCodec.observation(key, value)));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Number of observations in a scope. */
    public long count(String scope) {
        long[] count = {0};
        table.forEach(CausalKeys.idsOfScope(scope), (key, value) -> count[0]++);
        return count[0];
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
        lock.readLock().lock();
        try {
            List<StratumSums> strata = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            table.forEach(
                    CausalKeys.ofPair('s', scope, cause, effect),
                    (key, value) -> strata.add(CausalCodec.sums(key, value)));
            table.forEach(
                    CausalKeys.ofPair('o', scope, cause, effect), (key, value) -> ids.add(CausalKeys.parts(key)[4]));
            return new Estimator(cause, effect, scope, strata, ids).estimate();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Every pair observed in a scope with its estimate. Looking at many pairs finds differences by chance, so an edge is
     * claimed only when its p-value survives Benjamini and Hochberg's correction at 5 % over the identified pairs.
     *
     * @param scope whose observations
     * @return the edges in order of cause and effect
     */
    public List<CausalEdge> edges(String scope) {
        List<EffectEstimate> estimates = estimates(scope);
        double[] q = BenjaminiHochberg.adjust(estimates.stream()
                .filter(Identified.class::isInstance)
                .mapToDouble(e -> ((Identified) e).pValue())
                .toArray());
        List<CausalEdge> edges = new ArrayList<>();
        int identified = 0;
        for (EffectEstimate estimate : estimates) {
            OptionalDouble qValue = OptionalDouble.empty();
            if (estimate instanceof Identified) {
                qValue = OptionalDouble.of(q[identified++]);
            }
            boolean claimed = qValue.isPresent() && qValue.getAsDouble() <= CLAIM_LEVEL;
            Evidence evidence = estimate.evidence();
            edges.add(new CausalEdge(evidence.cause(), evidence.effect(), estimate, qValue, claimed));
        }
        return List.copyOf(edges);
    }

    private List<EffectEstimate> estimates(String scope) {
        lock.readLock().lock();
        try {
            Map<List<String>, Pair> pairs = new LinkedHashMap<>();
            table.forEach(
                    CausalKeys.ofScope('s', scope),
                    (key, value) -> pair(pairs, key).strata.add(CausalCodec.sums(key, value)));
            table.forEach(
                    CausalKeys.ofScope('o', scope),
                    (key, value) -> pair(pairs, key).ids.add(CausalKeys.parts(key)[4]));
            return pairs.entrySet().stream()
                    .map(e -> new Estimator(
                                    e.getKey().get(0), e.getKey().get(1), scope, e.getValue().strata, e.getValue().ids)
                            .estimate())
                    .toList();
        } finally {
            lock.readLock().unlock();
        }
    }

    private static Pair pair(Map<List<String>, Pair> pairs, String key) {
        String[] parts = CausalKeys.parts(key);
        return pairs.computeIfAbsent(List.of(parts[1], parts[2]), _ -> new Pair(new ArrayList<>(), new ArrayList<>()));
    }

    /**
     * Erases one observation: its row is removed and the sums of its context are computed anew from the rows that remain,
     * in the same batch.
     *
     * @param evidenceId id of the observation
     * @param scope the scope it was recorded in
     * @return whether the scope held it
     */
    public boolean forget(String evidenceId, String scope) {
        lock.writeLock().lock();
        try {
            Optional<Observation> found = find(evidenceId, scope);
            if (found.isEmpty()) {
                return false;
            }
            Observation forgotten = found.get();
            String forgottenKey = CausalKeys.observation(forgotten);
            StratumSums rest = new StratumSums(CausalKeys.label(forgotten.context()));
            table.forEach(CausalKeys.observationsOfStratum(forgotten), (key, value) -> {
                if (!key.equals(forgottenKey)) {
                    rest.add(CausalCodec.observation(key, value));
                }
            });
            WriteBatch batch =
                    new WriteBatch().remove(table, forgottenKey).remove(table, CausalKeys.id(scope, evidenceId));
            if (rest.count() == 0) {
                batch.remove(table, CausalKeys.sums(forgotten));
            } else {
                batch.put(table, CausalKeys.sums(forgotten), CausalCodec.encode(rest));
            }
            db.write(batch);
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private StratumSums storedSums(String sumsKey, Observation o) {
        return table.get(sumsKey)
                .map(value -> CausalCodec.sums(sumsKey, value))
                .orElseGet(() -> new StratumSums(CausalKeys.label(o.context())));
    }

    private static void requireShort(Observation o, String key) {
        int bytes = key.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Keys.MAX_BYTES) {
            throw new InvalidInputException(
                    "observation " + o.id(),
                    bytes + " bytes",
                    "scope, cause, effect and id of at most " + Keys.MAX_BYTES + " bytes together as a row key");
        }
    }

    private record Pair(List<StratumSums> strata, List<String> ids) {}
}
