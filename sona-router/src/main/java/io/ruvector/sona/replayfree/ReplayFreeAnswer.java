package io.ruvector.sona.replayfree;

/**
 * The route a replay-free router prefers.
 *
 * @param routeId the route
 * @param confidence share of the softmax over all routes, in (0, 1]
 */
public record ReplayFreeAnswer(String routeId, double confidence) {}
