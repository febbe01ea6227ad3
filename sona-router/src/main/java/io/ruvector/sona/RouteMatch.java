package io.ruvector.sona;

import java.util.Locale;

/**
 * The best route that a layer found.
 *
 * @param route the route
 * @param confidence estimated probability that it is right
 * @param basis what the score is made of, in a few words
 * @param score the layer's score of the route
 * @param lead how far the next route is behind
 */
record RouteMatch(Route route, double confidence, String basis, double score, double lead) {

    String explanation() {
        return String.format(Locale.ROOT, "%s: %s scores %.3f, ahead by %.3f", basis, route.id(), score, lead);
    }
}
