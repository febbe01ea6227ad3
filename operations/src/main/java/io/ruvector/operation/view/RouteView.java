package io.ruvector.operation.view;

import io.ruvector.sona.Route;
import io.ruvector.sona.RouteDecision;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a query belongs.
 *
 * @param decisionId to rate the decision by
 * @param route the route's id; absent when the query belongs nowhere
 * @param source what decided
 * @param confidence in [0, 1]
 * @param propensity the probability with which this route was chosen
 * @param modelVersion the version of the learned state
 * @param explanation why, in words
 */
public record RouteView(
        String decisionId,
        @Nullable String route,
        String source,
        double confidence,
        double propensity,
        long modelVersion,
        String explanation) {

    /** {@return what a decision says} */
    public static RouteView of(RouteDecision d) {
        return new RouteView(
                d.decisionId(),
                d.route().map(Route::id).orElse(null),
                d.source().name().toLowerCase(Locale.ROOT),
                d.confidence(),
                d.propensity(),
                d.modelVersion(),
                d.explanation());
    }
}
