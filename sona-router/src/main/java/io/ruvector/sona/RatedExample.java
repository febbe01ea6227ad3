package io.ruvector.sona;

/**
 * One thing learned about a route: a text's embedding and how well the route served it.
 *
 * @param id id of the example or of the decision that was rated
 * @param routeId the route
 * @param version model version at which it was learned; orders the examples
 * @param quality in [-1, 1]; 1 for a taught example
 * @param feedback whether it is a rating of a decision, not a taught example
 * @param text the text, kept so that another model can embed it again
 * @param embedding unit vector; never written
 */
record RatedExample(
        String id, String routeId, long version, float quality, boolean feedback, String text, float[] embedding) {

    RatedExample at(long learned) {
        return new RatedExample(id, routeId, learned, quality, feedback, text, embedding);
    }

    RatedExample with(float[] other) {
        return new RatedExample(id, routeId, version, quality, feedback, text, other);
    }
}
