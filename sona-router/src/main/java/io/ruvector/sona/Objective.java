package io.ruvector.sona;

/** What a router looks for. */
public enum Objective {
    /** The route whose examples are most like the text: there is one right route for a text. */
    FIT,
    /**
     * The route with the highest expected quality less its weighted cost and latency: several routes may serve a text, more
     * or less well.
     */
    UTILITY
}
