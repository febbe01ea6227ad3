package io.ruvector.benchmarks.routing;

import io.ruvector.sona.Example;
import io.ruvector.sona.Route;
import io.ruvector.sona.RouteDecision;
import io.ruvector.sona.RouteSource;
import io.ruvector.sona.SonaOptions;
import io.ruvector.sona.SonaRouter;
import io.ruvector.store.Durability;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A router with 334 routes of three patterns each; vectors are at hand. */
@State(Scope.Benchmark)
public class TaughtRouter {
    private static final int ROUTES = 334;
    private static final int EXAMPLES = 12;
    private static final int TEXTS = 4_096;
    private static final String SCOPE = "bench";

    private final MadeRequests made = new MadeRequests();
    private final List<String> near = new ArrayList<>();
    private final List<String> far = new ArrayList<>();
    private @Nullable Path directory;
    private final List<VectorDb> stores = new ArrayList<>();
    private @Nullable SonaRouter router;
    private @Nullable SonaRouter remembering;
    private int turn;

    /**
     * Teaches the routes.
     *
     * @throws IOException if there is no place for a store
     */
    @Setup
    public void teach() throws IOException {
        directory = Files.createTempDirectory("router-bench");
        router = taught(directory.resolve("forgetful"), 0);
        remembering = taught(directory.resolve("remembering"), 10_000);
        for (int i = 0; far.size() < TEXTS || near.size() < TEXTS; i++) {
            sort(made.near(i % ROUTES, i % 3, 1_000 + i));
            sort(made.far(i % ROUTES, 1_000 + i));
        }
        near.forEach(text -> Objects.requireNonNull(remembering).route(text, SCOPE));
    }

    private SonaRouter taught(Path store, int exactTexts) {
        VectorDb db = VectorDb.open(
                DbOptions.builder(store).durability(Durability.ORDERED).build());
        stores.add(db);
        SonaOptions options = SonaOptions.builder()
                .automaticConsolidation(false)
                .exactTexts(exactTexts)
                .build();
        SonaRouter taught = SonaRouter.open(db, made, options, Clock.systemUTC());
        List<Example> examples = new ArrayList<>();
        for (int route = 0; route < ROUTES; route++) {
            taught.addRoute(new Route("route-" + route, "route number " + route, 1), SCOPE);
            for (int i = 0; i < EXAMPLES; i++) {
                examples.add(new Example(made.near(route, i % 3, i), "route-" + route));
            }
        }
        taught.learnAll(examples, SCOPE);
        taught.consolidate(SCOPE);
        return taught;
    }

    private void sort(String text) {
        RouteSource source = Objects.requireNonNull(router).route(text, SCOPE).source();
        List<String> fitting = source == RouteSource.PATTERN ? near : far;
        if (fitting.size() < TEXTS) {
            fitting.add(text);
        }
    }

    /**
     * Drops the store.
     *
     * @throws IOException if it cannot be deleted
     */
    @TearDown
    public void drop() throws IOException {
        Objects.requireNonNull(remembering).close();
        Objects.requireNonNull(router).close();
        stores.forEach(VectorDb::close);
        try (var files = Files.walk(Objects.requireNonNull(directory))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** {@return a text that layer 1 answers} */
    public String nextNear() {
        return near.get(turn++ & TEXTS - 1);
    }

    /** {@return a text that layer 2 answers} */
    public String nextFar() {
        return far.get(turn++ & TEXTS - 1);
    }

    /**
     * Decides with the exact-text cache on, where every near text is known.
     *
     * @param text what to route
     * @return the decision
     */
    public RouteDecision remembered(String text) {
        return Objects.requireNonNull(remembering).route(text, SCOPE);
    }

    /**
     * Decides without the exact-text cache.
     *
     * @param text what to route
     * @return the decision
     */
    public RouteDecision decide(String text) {
        return Objects.requireNonNull(router).route(text, SCOPE);
    }

    /**
     * Rates a decision of {@link #decide} well.
     *
     * @param decisionId which
     */
    public void rate(String decisionId) {
        Objects.requireNonNull(router).feedback(decisionId, 1, SCOPE);
    }
}
