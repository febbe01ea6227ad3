package io.ruvector.operation;

import io.ruvector.AgenticDb;
import io.ruvector.operation.VectorOperations.Nothing;
import io.ruvector.operation.view.RouteView;
import io.ruvector.sona.ModelVersion;
import io.ruvector.sona.Route;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routes: taught, chosen, rated. */
final class RouteOperations {

    private RouteOperations() {}

    record Query(
            @Described(value = "What is asked for", most = 10_000)
            String query) {}

    record NewRoute(
            @Described(value = "Names the route", most = 128)
            String id,

            @Described(value = "What belongs there", most = 1_000)
            String description,

            @Described(value = "What one use costs, in any unit; 0 if left out", min = 0) @Nullable
            Double cost) {}

    record Lesson(
            @Described(value = "The route it belongs to", most = 128)
            String route,

            @Described(value = "Example queries", most = 1_000)
            List<String> examples) {}

    record Learned(List<String> ids) {}

    record Rating(
            @Described(value = "The queryId of an answer, or the decisionId of a route", most = 128)
            String id,

            @Described(value = "From -1 (useless) to 1 (what was wanted)", min = -1, max = 1)
            double rating,

            @Described(
                    value = "What is rated; answer if left out",
                    oneOf = {"answer", "route"})
            @Nullable
            String of) {}

    record RouteEntry(String id, String description, double cost) {
        static RouteEntry of(Route r) {
            return new RouteEntry(r.id(), r.description(), r.cost());
        }
    }

    record Version(long version, Instant promoted, long examples, double gain, boolean active) {
        static Version of(ModelVersion v) {
            return new Version(v.version(), v.promoted(), v.examples(), v.gain(), v.active());
        }
    }

    record DriftView(long version, double before, double after) {}

    record Router(
            List<RouteEntry> routes,
            List<Version> versions,
            @Nullable DriftView drift,
            List<RouteHistory.Minute> history) {}

    static List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(
                        "route",
                        Effect.READ,
                        "Route a query",
                        "Where a query belongs among the taught routes, or that it belongs nowhere.",
                        Query.class,
                        RouteView.class,
                        RouteOperations::route),
                Operation.of(
                        "feedback",
                        Effect.WRITE,
                        "Rate an answer or a route",
                        "Says how good an answer or a routing decision was; similar ones change accordingly.",
                        Rating.class,
                        Done.class,
                        RouteOperations::rate),
                Operation.of(
                        "route_add",
                        Effect.WRITE,
                        "Add a route",
                        "Makes a route known, or describes it anew.",
                        NewRoute.class,
                        Done.class,
                        RouteOperations::add),
                Operation.of(
                        "route_teach",
                        Effect.WRITE,
                        "Teach a route",
                        "Learns which queries belong to a route.",
                        Lesson.class,
                        Learned.class,
                        RouteOperations::teach),
                Operation.of(
                        "router_info",
                        Effect.READ,
                        "The router",
                        "Routes, versions of the learned state with what each gained, drift if there is some, and minute by minute how routing went since"
                                + " the process began.",
                        Nothing.class,
                        Router.class,
                        (db, none) -> router(db)));
    }

    private static RouteView route(AgenticDb db, Query in) {
        RouteView decided = RouteView.of(db.route(in.query));
        RouteHistory.of(db.vectors()).routed(db.scope().tenant(), Instant.now(), decided.route() != null);
        return decided;
    }

    private static Done rate(AgenticDb db, Rating in) {
        if ("route".equals(in.of)) {
            db.router().feedback(in.id, in.rating, db.scope().tenant());
            RouteHistory.of(db.vectors()).rated(db.scope().tenant(), Instant.now(), in.rating);
        } else {
            db.feedback(in.id, in.rating);
        }
        return new Done(in.id, true);
    }

    private static Done add(AgenticDb db, NewRoute in) {
        db.addRoute(new Route(in.id, in.description, in.cost == null ? 0 : in.cost));
        return new Done(in.id, true);
    }

    private static Learned teach(AgenticDb db, Lesson in) {
        String tenant = db.scope().tenant();
        return new Learned(db.router()
                .learnAll(
                        in.examples.stream()
                                .map(text -> new io.ruvector.sona.Example(text, in.route))
                                .toList(),
                        tenant));
    }

    private static Router router(AgenticDb db) {
        String tenant = db.scope().tenant();
        return new Router(
                db.router().routes(tenant).stream().map(RouteEntry::of).toList(),
                db.router().versions(tenant).stream().map(Version::of).toList(),
                db.router()
                        .drift(tenant)
                        .map(d -> new DriftView(d.version(), d.before(), d.after()))
                        .orElse(null),
                RouteHistory.of(db.vectors()).minutes(tenant));
    }
}
