package io.ruvector.cli.demo;

import io.ruvector.AgenticDb;
import io.ruvector.cli.view.RouteView;
import io.ruvector.sona.Example;
import io.ruvector.sona.Route;
import java.util.ArrayList;
import java.util.List;

/** Teaches the router two routes from one half of the texts and measures it on the other half. */
public final class Routing {

    private static final Route SPEECHES =
            new Route("speeches", "what presidents said in State of the Union addresses", 0);
    private static final Route PROJECT = new Route("project", "how this database is built, used and tested", 0);
    private static final List<String> ELSEWHERE = List.of(
            "book a table for two at eight tonight",
            "which trousers go with a green shirt?",
            "convert 5 miles to kilometres");

    private final AgenticDb db;

    Routing(AgenticDb db) {
        this.db = db;
    }

    /**
     * What was measured.
     *
     * @param taught how many examples were taught
     * @param heldOut how many texts of the two routes were routed that the router had not seen
     * @param right how many of them went to their route
     * @param unknown how many of them were called unknown
     * @param elsewhere how many texts about something else were routed
     * @param elsewhereUnknown how many of those were called unknown
     * @param shown some of the decisions
     */
    public record Result(
            int taught,
            int heldOut,
            int right,
            int unknown,
            int elsewhere,
            int elsewhereUnknown,
            List<RouteView> shown) {}

    Result run(List<String> speechTexts, List<String> projectTexts) {
        db.addRoute(SPEECHES);
        db.addRoute(PROJECT);
        List<Example> taught = new ArrayList<>();
        List<Example> heldOut = new ArrayList<>();
        split(speechTexts, SPEECHES, taught, heldOut);
        split(projectTexts, PROJECT, taught, heldOut);
        String tenant = db.scope().tenant();
        db.router().learnAll(taught, tenant);
        db.router().consolidate(tenant);
        return measured(taught.size(), heldOut);
    }

    private static void split(List<String> texts, Route route, List<Example> taught, List<Example> heldOut) {
        for (int i = 0; i < texts.size(); i++) {
            (i % 2 == 0 ? taught : heldOut).add(new Example(texts.get(i), route.id()));
        }
    }

    private Result measured(int taught, List<Example> heldOut) {
        int right = 0;
        int unknown = 0;
        List<RouteView> shown = new ArrayList<>();
        for (Example example : heldOut) {
            RouteView view = RouteView.of(example.text(), db.route(example.text()));
            right += view.route().filter(example.routeId()::equals).isPresent() ? 1 : 0;
            unknown += view.route().isEmpty() ? 1 : 0;
            if (shown.stream().noneMatch(seen -> seen.route().equals(view.route()))) {
                shown.add(view);
            }
        }
        List<RouteView> elsewhere = ELSEWHERE.stream()
                .map(text -> RouteView.of(text, db.route(text)))
                .toList();
        shown.add(elsewhere.getFirst());
        int elsewhereUnknown =
                (int) elsewhere.stream().filter(view -> view.route().isEmpty()).count();
        return new Result(taught, heldOut.size(), right, unknown, elsewhere.size(), elsewhereUnknown, shown);
    }
}
