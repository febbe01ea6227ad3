package io.ruvector.sona;

import java.util.Locale;
import java.util.Optional;

/**
 * What the layers answer for one embedding, before exploration.
 *
 * @param source which layer, or unknown
 * @param route its route, empty for unknown
 * @param confidence of the best route
 * @param explanation the figures behind it
 */
record Verdict(RouteSource source, Optional<Route> route, double confidence, String explanation) {

    static Verdict of(RouteSource source, RouteMatch match) {
        return new Verdict(source, Optional.of(match.route()), match.confidence(), match.explanation());
    }

    static Verdict refused(RouteMatch match, double unknownBelow) {
        String why = String.format(
                Locale.ROOT,
                "%s; confidence %.3f is below %.3f",
                match.explanation(),
                match.confidence(),
                unknownBelow);
        return new Verdict(RouteSource.UNKNOWN, Optional.empty(), match.confidence(), why);
    }
}
