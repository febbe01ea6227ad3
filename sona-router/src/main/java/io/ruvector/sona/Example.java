package io.ruvector.sona;

/**
 * A text with the route it belongs to.
 *
 * @param text the text
 * @param routeId id of a route of the scope
 */
public record Example(String text, String routeId) {

    /** Checks that neither is blank. */
    public Example {
        Route.requireText("example text", text);
        Route.requireText("example route", routeId);
    }
}
