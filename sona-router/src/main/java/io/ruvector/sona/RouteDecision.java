package io.ruvector.sona;

import java.util.Optional;

/**
 * Where a text was sent, and why.
 *
 * @param decisionId names the decision in {@link SonaRouter#feedback}; its first characters order decisions in time
 * @param route the route, or empty for unknown
 * @param source the part of the router that answered
 * @param confidence estimated probability in [0, 1] that the route is right; for unknown that of the best route refused
 * @param propensity probability in (0, 1] with which this answer was drawn; 1 without exploration
 * @param modelVersion what had been learned in the scope by then: grows with every change
 * @param explanation the figures the answer rests on, for a reader
 */
public record RouteDecision(
        String decisionId,
        Optional<Route> route,
        RouteSource source,
        double confidence,
        double propensity,
        long modelVersion,
        String explanation) {

    /** Whether no route was given. */
    public boolean isUnknown() {
        return route.isEmpty();
    }
}
