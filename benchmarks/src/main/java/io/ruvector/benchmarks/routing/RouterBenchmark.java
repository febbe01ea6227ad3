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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Decisions and ratings of a router with 334 routes of three patterns each; vectors are at hand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RouterBenchmark {
    private static final int ROUTES = 334;
    private static final int EXAMPLES = 12;
    private static final int TEXTS = 4_096;
    private static final String SCOPE = "bench";

    private final MadeRequests made = new MadeRequests();
    private final List<String> near = new ArrayList<>();
    private final List<String> far = new ArrayList<>();
    private @Nullable Path directory;
    private @Nullable VectorDb db;
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
        db = VectorDb.open(
                DbOptions.builder(directory).durability(Durability.ORDERED).build());
        SonaOptions.Builder options = SonaOptions.builder().automaticConsolidation(false);
        SonaRouter taught = SonaRouter.open(db, made, options.exactTexts(0).build(), Clock.systemUTC());
        List<Example> examples = new ArrayList<>();
        for (int route = 0; route < ROUTES; route++) {
            taught.addRoute(new Route("route-" + route, "route number " + route, 1), SCOPE);
            for (int i = 0; i < EXAMPLES; i++) {
                examples.add(new Example(made.near(route, i % 3, i), "route-" + route));
            }
        }
        taught.learnAll(examples, SCOPE);
        taught.consolidate(SCOPE);
        router = taught;
        remembering = SonaRouter.open(db, made, options.exactTexts(10_000).build(), Clock.systemUTC());
        for (int i = 0; far.size() < TEXTS || near.size() < TEXTS; i++) {
            sort(made.near(i % ROUTES, i % 3, 1_000 + i));
            sort(made.far(i % ROUTES, 1_000 + i));
        }
        near.forEach(text -> Objects.requireNonNull(remembering).route(text, SCOPE));
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
        Objects.requireNonNull(db).close();
        try (var files = Files.walk(Objects.requireNonNull(directory))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** {@return nothing: what taking the next text costs} */
    @Benchmark
    public String baseline() {
        return near.get(turn++ & TEXTS - 1);
    }

    /** {@return a decision on a text known word for word} */
    @Benchmark
    public RouteDecision exact() {
        return Objects.requireNonNull(remembering).route(near.get(turn++ & TEXTS - 1), SCOPE);
    }

    /** {@return a decision of layer 1} */
    @Benchmark
    public RouteDecision layer1() {
        return Objects.requireNonNull(router).route(near.get(turn++ & TEXTS - 1), SCOPE);
    }

    /** {@return a decision of layer 2} */
    @Benchmark
    public RouteDecision layer2() {
        return Objects.requireNonNull(router).route(far.get(turn++ & TEXTS - 1), SCOPE);
    }

    /** A decision to rate, made before the clock starts. */
    @State(Scope.Thread)
    public static class Decided {
        private String decisionId = "";

        /**
         * Decides.
         *
         * @param bench the router
         */
        @Setup(Level.Invocation)
        public void decide(RouterBenchmark bench) {
            decisionId = bench.layer1().decisionId();
        }
    }

    /**
     * One good rating, learned when it returns.
     *
     * @param decided what is rated
     */
    @Benchmark
    public void feedback(Decided decided) {
        Objects.requireNonNull(router).feedback(decided.decisionId, 1, SCOPE);
    }
}
