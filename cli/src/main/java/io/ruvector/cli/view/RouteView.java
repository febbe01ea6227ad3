package io.ruvector.cli.view;

import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.sona.Route;
import io.ruvector.sona.RouteDecision;
import java.util.Locale;
import java.util.Optional;

/**
 * A routing decision as the command line shows it.
 *
 * @param query what was routed
 * @param route the route's id, absent for unknown
 * @param source the part of the router that answered
 * @param confidence estimated probability that the route is right; for unknown that of the best route refused
 * @param propensity probability with which this answer was drawn
 * @param explanation the figures it rests on
 * @param decisionId to rate it by
 */
public record RouteView(
        String query,
        Optional<String> route,
        String source,
        double confidence,
        double propensity,
        String explanation,
        String decisionId) {

    /** The view of a decision. */
    public static RouteView of(String query, RouteDecision d) {
        return new RouteView(
                query,
                d.route().map(Route::id),
                d.source().name().toLowerCase(Locale.ROOT),
                d.confidence(),
                d.propensity(),
                d.explanation(),
                d.decisionId());
    }

    /** Prints the query, its route or "unknown", and why. */
    public void print(Terminal terminal) {
        String where =
                route.map(id -> terminal.styled(Style.GREEN, id)).orElse(terminal.styled(Style.YELLOW, "unknown"));
        String detail = String.format(Locale.ROOT, "  confidence %.2f, by %s", confidence, source);
        terminal.line(terminal.styled(Style.BOLD, query) + "  ->  " + where + terminal.styled(Style.DIM, detail));
        terminal.paragraph(explanation, "      ");
    }
}
