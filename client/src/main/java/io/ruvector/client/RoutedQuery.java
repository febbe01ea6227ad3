package io.ruvector.client;

import org.jspecify.annotations.Nullable;

/**
 * Where a query belongs.
 *
 * @param decisionId to rate the decision by
 * @param route the route, absent when the query belongs nowhere
 * @param confidence in [0, 1]
 * @param explanation why
 */
public record RoutedQuery(String decisionId, @Nullable String route, double confidence, String explanation) {}
