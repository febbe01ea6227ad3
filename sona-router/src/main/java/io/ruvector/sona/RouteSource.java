package io.ruvector.sona;

/** Which part of the router gave an answer. */
public enum RouteSource {
    /** The same text was routed before and nothing was learned in the scope since. */
    EXACT,
    /** Layer 1: a learned prototype was near, with no rival near it. */
    PATTERN,
    /** Layer 2: closed-form statistics and stored examples, or the description of a route not taught yet. */
    EXPERT,
    /** A route drawn at random to learn from, with the logged propensity. */
    EXPLORATION,
    /** No route fits; the text may be out of scope. */
    UNKNOWN
}
