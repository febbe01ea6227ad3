package io.ruvector.sona;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.NewerFormatException;
import io.ruvector.store.StoreClosedException;
import io.ruvector.store.Table;
import io.ruvector.vector.ModelMismatchException;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes texts to routes, learns from examples and ratings, and says "unknown" where nothing fits.
 *
 * <pre>{@code
 * SonaRouter router = SonaRouter.open(db, embedder, SonaOptions.defaults(), Clock.systemUTC());
 * router.addRoute(new Route("sql", "questions about tables and reports", 1), "team-a");
 * router.learn("how many orders came in last week", "sql", "team-a");
 * RouteDecision decision = router.route("count the orders of last month", "team-a");
 * router.feedback(decision.decisionId(), 1.0, "team-a");
 * }</pre>
 *
 * <p>A text goes through an exact-text cache, then {@code PatternCache} (layer 1), then {@code ExpertRouter} (layer 2).
 * A route works from its description alone, better with the first examples, and best once the ridge has been solved,
 * which happens in the background or in {@link #consolidate}. The answer is unknown when the confidence of the best
 * route is below {@link SonaOptions#unknownBelow}.
 *
 * <p>Texts, examples and descriptions are all embedded as passages: they are compared with each other as equals, and a
 * search prefix on them costs accuracy (bge-small-en-v1.5 on CLINC150: 93.7 % with, 94.4 % without).
 *
 * <p>What is learned is durable when the call returns. It belongs to one scope; every call names its scope and nothing
 * crosses over. Thread-safe; readers never wait for writers. The embedding takes milliseconds and dominates
 * {@link #route}; all else together takes well under one. Longer than most classes, for it is the one place where everything
 * a router does is found; each method says to which part it goes.
 */
public final class SonaRouter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SonaRouter.class);
    private static final String TABLE = "sona-router";

    private final TextEmbedder embedder;
    private final Clock clock;
    private final SonaOptions options;
    private final RouterParts parts;
    private final DecisionLog log;
    private final KnownTexts texts;
    private final ConcurrentHashMap<String, ScopeModel> scopes = new ConcurrentHashMap<>();
    private final Set<String> consolidating = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService background;

    private SonaRouter(TextEmbedder embedder, Clock clock, SonaOptions options, RouterParts parts) {
        this.embedder = embedder;
        this.clock = clock;
        this.options = options;
        this.parts = parts;
        this.log = new DecisionLog(parts.db(), parts.table(), options.decisionsKept());
        this.texts = new KnownTexts(embedder, options.exactTexts());
        this.background = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("sona-router").factory());
        background.scheduleWithFixedDelay(() -> inBackground(log::flush), 1, 1, TimeUnit.SECONDS);
    }

    /**
     * The router kept in a store, created when absent. Open one per store, and close it before the store.
     *
     * @param db the store; stays the caller's to close
     * @param embedder gives the vectors; the store remembers its model
     * @param options how to learn and decide
     * @param clock the time of decisions
     * @throws ModelMismatchException when the store's vectors came from another model
     * @throws NewerFormatException when a later release wrote it
     */
    public static SonaRouter open(VectorDb db, TextEmbedder embedder, SonaOptions options, Clock clock) {
        Table table = db.table(TABLE);
        SonaFormat format = SonaFormat.open(db, table, embedder);
        RandomFeatures features = new RandomFeatures(embedder.dimension(), options.randomFeatures(), options.seed());
        RandomFeatures qualityFeatures = QualityLearner.features(embedder.dimension(), options.seed());
        return new SonaRouter(
                embedder,
                clock,
                options,
                new RouterParts(db, table, embedder.dimension(), format, features, qualityFeatures, options));
    }

    /** Adds a route to a scope, or changes the description and cost of the one with its id, keeping what was learned. */
    public void addRoute(Route route, String scope) {
        scope(scope).addRoute(route, UnitVectors.unit(embedder.embedPassage(route.description())));
    }

    /** The routes of a scope in order of their ids. */
    public List<Route> routes(String scope) {
        return scope(scope).current().routes().stream().map(RouteState::route).toList();
    }

    /**
     * Teaches that a text belongs to a route.
     *
     * @param text the text
     * @param routeId a route of the scope
     * @param scope the scope
     * @return id of the example, for {@link #forget}
     * @throws UnknownRouteException if the scope has no such route
     */
    public String learn(String text, String routeId, String scope) {
        return learnAll(List.of(new Example(text, routeId)), scope).getFirst();
    }

    /**
     * Teaches many examples, all or none.
     *
     * @param examples texts with their routes
     * @param scope the scope
     * @return ids of the examples, in their order
     * @throws UnknownRouteException if the scope lacks one of the routes; nothing is learned
     */
    public List<String> learnAll(List<Example> examples, String scope) {
        return learnAll(examples, scope, "");
    }

    /**
     * Teaches many examples, all or none, as the contribution of a user.
     *
     * @param examples texts with their routes
     * @param scope the scope
     * @param user whose contribution it is, for {@link #forgetUser}; empty for nobody's
     * @return ids of the examples, in their order
     * @throws UnknownRouteException if the scope lacks one of the routes; nothing is learned
     */
    public List<String> learnAll(List<Example> examples, String scope, String user) {
        ScopeModel model = scope(scope);
        for (Example example : examples) {
            requireRoute(model, example.routeId(), scope);
        }
        List<float[]> embeddings =
                texts.allOf(examples.stream().map(Example::text).toList(), scope);
        List<RatedExample> learned = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            learned.add(new RatedExample(
                    newExampleId(), example.routeId(), 0, 1, false, example.text(), embeddings.get(i)));
        }
        if (!learned.isEmpty()) {
            model.learn(learned, user, new WriteBatch());
            consolidateIfDue(model, scope);
        }
        return learned.stream().map(RatedExample::id).toList();
    }

    /**
     * Decides where a text goes.
     *
     * @param text the text
     * @param scope whose routes
     * @return the route with confidence and propensity, or unknown
     * @throws InvalidInputException if the text is blank
     */
    public RouteDecision route(String text, String scope) {
        return route(text, scope, "");
    }

    /**
     * Decides where a user's text goes.
     *
     * @param text the text
     * @param scope whose routes
     * @param user who asks, and whose contribution the rating will be, for {@link #forgetUser}; empty for nobody
     * @return the route with confidence and propensity, or unknown
     * @throws InvalidInputException if the text is blank
     */
    public RouteDecision route(String text, String scope, String user) {
        Route.requireText("text", text);
        ScopeModel model = scope(scope);
        ScopeSnapshot snapshot = model.current();
        KnownText known = texts.of(text, scope);
        boolean answered = known.verdict() != null && known.version() == snapshot.version();
        Verdict verdict;
        if (answered && known.verdict() != null) {
            verdict = known.verdict();
        } else {
            verdict = snapshot.decide(known.embedding(), options);
            texts.answered(text, scope, new KnownText(known.embedding(), snapshot.version(), verdict));
        }
        if (answered && verdict.route().isPresent()) {
            verdict = new Verdict(RouteSource.EXACT, verdict.route(), verdict.confidence(), verdict.explanation());
        }
        return log(text, scope, user, snapshot, known.embedding(), verdict);
    }

    private RouteDecision log(
            String text, String scope, String user, ScopeSnapshot snapshot, float[] embedding, Verdict verdict) {
        long ordinal = log.nextOrdinal(scope);
        String id = SonaKeys.decisionId(ordinal, ThreadLocalRandom.current().nextInt());
        double propensity = 1;
        Verdict given = verdict;
        if (options.exploration() > 0 && verdict.route().isPresent()) {
            Exploration drawn = Exploration.draw(options, scope, ordinal, snapshot.routes(), verdict);
            propensity = drawn.propensity();
            given = drawn.verdict();
        }
        RouteDecision decision = new RouteDecision(
                id,
                given.route(),
                given.source(),
                given.confidence(),
                propensity,
                snapshot.version(),
                given.explanation());
        log.add(
                scope,
                new LoggedDecision(
                        id,
                        text,
                        given.route().map(Route::id).orElse(""),
                        given.source(),
                        given.confidence(),
                        propensity,
                        snapshot.version(),
                        clock.instant(),
                        OptionalDouble.empty(),
                        user),
                embedding);
        return decision;
    }

    /**
     * Learns from how well a decision served. Good ratings draw similar texts to its route; bad ones drive them away, and
     * a route with mostly bad recent ratings is left altogether. A rating of an unknown answer is kept but teaches
     * nothing; {@link #learn} says where the text belongs.
     *
     * @param decisionId of a decision of the scope
     * @param quality -1 (useless) to 1 (perfect)
     * @param scope the scope it was made in
     * @throws InvalidInputException if the quality is out of range
     * @throws UnknownDecisionException if the scope has no such decision, or no longer keeps it
     * @throws AlreadyRatedException if it was rated before
     */
    public void feedback(String decisionId, double quality, String scope) {
        requireQuality(quality);
        LoggedDecision decision =
                log.find(scope, decisionId).orElseThrow(() -> new UnknownDecisionException(decisionId, scope));
        if (decision.quality().isPresent()) {
            throw new AlreadyRatedException(decisionId);
        }
        ScopeModel model = scope(scope);
        WriteBatch batch = new WriteBatch();
        log.put(batch, scope, decision.rated(quality));
        if (decision.routeId().isEmpty()) {
            parts.db().write(batch);
            return;
        }
        float[] embedding = log.embedding(scope, decisionId)
                .orElseGet(() -> texts.of(decision.text(), scope).embedding());
        RatedExample rated =
                new RatedExample(decisionId, decision.routeId(), 0, (float) quality, true, decision.text(), embedding);
        model.learn(List.of(rated), decision.user(), batch);
        consolidateIfDue(model, scope);
    }

    /**
     * Learns how well several routes served one text, as an evaluation of all of them gives it.
     *
     * @param text the text
     * @param qualities by route id, each -1 (useless) to 1 (perfect)
     * @param scope the scope
     * @return ids of the ratings, for {@link #forget}, in the order of the route ids
     * @throws UnknownRouteException if the scope lacks one of the routes; nothing is learned
     * @throws InvalidInputException if a quality is out of range; nothing is learned
     */
    public List<String> rateAll(String text, Map<String, Double> qualities, String scope) {
        ScopeModel model = scope(scope);
        float[] embedding = texts.of(text, scope).embedding();
        List<RatedExample> rated = new ArrayList<>();
        new TreeMap<>(qualities).forEach((routeId, quality) -> {
            requireRoute(model, routeId, scope);
            requireQuality(quality);
            rated.add(new RatedExample(newExampleId(), routeId, 0, quality.floatValue(), true, text, embedding));
        });
        if (!rated.isEmpty()) {
            model.learn(rated, "", new WriteBatch());
            consolidateIfDue(model, scope);
        }
        return rated.stream().map(RatedExample::id).toList();
    }

    /**
     * How well each route can be expected to serve a text.
     *
     * @param text the text
     * @param scope whose routes
     * @return expected quality in [-1, 1] by route id; 0 where nothing is known
     */
    public SortedMap<String, Double> expectedQualities(String text, String scope) {
        ScopeSnapshot snapshot = scope(scope).current();
        double[] expected = snapshot.expectedQualities(texts.of(text, scope).embedding(), options);
        SortedMap<String, Double> byRoute = new TreeMap<>();
        for (int r = 0; r < expected.length; r++) {
            byRoute.put(snapshot.routes().get(r).route().id(), expected[r]);
        }
        return byRoute;
    }

    /**
     * Solves the ridge of a scope over everything learned until now; about a second for the default features. Routing and
     * learning go on meanwhile. The new solution decides if it serves held-back feedback at least as well as the present
     * one; as far as ratings contradict each other, better by two standard errors.
     *
     * @param scope the scope
     * @return whether a new solution decides
     */
    public boolean consolidate(String scope) {
        return scope(scope).consolidate(false);
    }

    /**
     * Solves the ridge over everything learned until now, and decides with the solution without comparing it.
     *
     * @param scope the scope
     * @return whether anything new was learned
     */
    public boolean forceLearn(String scope) {
        return scope(scope).consolidate(true);
    }

    /**
     * Does what the background does by itself: makes decisions durable, and consolidates the scopes in use where enough
     * came in or ratings became worse. For callers that switched {@link SonaOptions#automaticConsolidation} off.
     *
     * @return scopes that decide with a new solution, in order
     */
    public List<String> tick() {
        log.flush();
        return new TreeMap<>(scopes)
                .entrySet().stream()
                        .filter(scope -> scope.getValue().consolidationDue()
                                && scope.getValue().consolidate(false))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /**
     * The solutions a scope decides with and decided with before, newest first; at most four. What was forgotten is in none
     * of them.
     */
    public List<ModelVersion> versions(String scope) {
        return scope(scope).versions();
    }

    /**
     * Decides with a former solution again. What was learned since stays in the memories, and in the next consolidation.
     *
     * @param version of {@link #versions}
     * @param scope the scope
     * @throws UnknownVersionException if it is not kept
     */
    public void rollback(long version, String scope) {
        scope(scope).rollback(version);
    }

    /** The last time that ratings of a scope became worse than they were; empty if they never did. */
    public Optional<Drift> drift(String scope) {
        return scope(scope).lastDrift();
    }

    /**
     * Erases an example or a decision with its rating.
     *
     * @param exampleOrDecisionId its id
     * @param scope its scope
     * @return whether the scope held it
     */
    public boolean forget(String exampleOrDecisionId, String scope) {
        return forgetAll(List.of(exampleOrDecisionId), scope) > 0;
    }

    /**
     * Erases examples and decisions with their ratings. What remains is what would be there had they never been: the
     * ridge's sums are whole numbers from which they are subtracted exactly, all else is derived from the rows left.
     *
     * @param exampleOrDecisionIds their ids
     * @param scope their scope
     * @return how many of them the scope held
     */
    public int forgetAll(Collection<String> exampleOrDecisionIds, String scope) {
        ScopeModel model = scope(scope);
        WriteBatch batch = new WriteBatch();
        int held = 0;
        for (String id : Set.copyOf(exampleOrDecisionIds)) {
            boolean example = model.hasExample(id);
            boolean decision = log.remove(batch, scope, id);
            held += example || decision ? 1 : 0;
        }
        if (held > 0) {
            model.forget(exampleOrDecisionIds, batch);
            texts.forget(scope);
        }
        return held;
    }

    /**
     * Erases what a user contributed: the examples taught, and the decisions asked for with their ratings. What remains
     * is as {@link #forgetAll} says.
     *
     * @param user as given when teaching and routing
     * @param scope the scope
     * @return how many examples and decisions were erased
     * @throws InvalidInputException if the user is blank
     */
    public int forgetUser(String user, String scope) {
        Route.requireText("user", user);
        Set<String> ids = new TreeSet<>(log.decisionsOf(user, scope));
        ids.addAll(scope(scope).examplesOf(user));
        return forgetAll(ids, scope);
    }

    /**
     * Writes everything a scope learned: routes, examples, ratings, decisions, sums and solutions.
     *
     * @param scope the scope
     * @param to receives the bytes; not closed
     * @throws IOException if it cannot be written
     */
    public void exportScope(String scope, OutputStream to) throws IOException {
        log.flush();
        new ScopeArchive(parts.db(), parts.table(), embedder.modelId()).write(scope, to);
    }

    /**
     * Reads what {@link #exportScope} wrote into a scope that has no routes yet, all or nothing. Options that differ from those it
     * was learned with lead to a new consolidation.
     *
     * @param scope the scope, by any name
     * @param from the bytes; not closed
     * @throws IOException if it cannot be read
     * @throws InvalidInputException if the scope has routes, or it is not such an archive
     * @throws ModelMismatchException if another model made its embeddings
     * @throws io.ruvector.store.CorruptStoreException if it is damaged; nothing is read
     */
    public void importScope(String scope, InputStream from) throws IOException {
        if (!routes(scope).isEmpty()) {
            throw new InvalidInputException("scope", scope, "a scope without routes");
        }
        new ScopeArchive(parts.db(), parts.table(), embedder.modelId()).read(scope, from);
        scopes.remove(scope);
        log.recount(scope);
        texts.forget(scope);
    }

    /** Makes the decisions of the last moments durable. */
    public void flush() {
        log.flush();
    }

    /** Makes all decisions durable and stops the background work; the store stays open. */
    @Override
    public void close() {
        background.shutdown();
        try {
            background.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.flush();
    }

    private static String newExampleId() {
        return "x-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    private static void requireQuality(double quality) {
        if (!(quality >= -1 && quality <= 1)) {
            throw new InvalidInputException("quality", quality, "a number in [-1, 1]");
        }
    }

    private void consolidateIfDue(ScopeModel model, String scope) {
        if (options.automaticConsolidation()
                && model.consolidationDue()
                && !background.isShutdown()
                && consolidating.add(scope)) {
            background.execute(() -> inBackground(() -> {
                try {
                    model.consolidate(false);
                } finally {
                    consolidating.remove(scope);
                }
            }));
        }
    }

    private static void inBackground(Runnable work) {
        try {
            work.run();
        } catch (StoreClosedException e) {
            LOG.debug("The store was closed before the router", e);
        } catch (RuntimeException e) {
            LOG.error("Background work of the router failed; it is tried again", e);
        }
    }

    private ScopeModel scope(String scope) {
        Route.requireText("scope", scope);
        return scopes.computeIfAbsent(scope, name -> new ScopeModel(name, parts, clock));
    }

    private static void requireRoute(ScopeModel model, String routeId, String scope) {
        if (model.current().route(routeId).isEmpty()) {
            throw new UnknownRouteException(routeId, scope);
        }
    }

    Optional<LoggedDecision> decision(String decisionId, String scope) {
        return log.find(scope, decisionId);
    }
}
