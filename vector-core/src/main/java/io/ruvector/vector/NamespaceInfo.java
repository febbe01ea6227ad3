package io.ruvector.vector;

/**
 * A namespace and what it holds.
 *
 * @param name the part of its collections' names before the first {@code /}; empty for collections without one
 * @param collections how many collections are in it
 * @param entries how many entries they have together
 * @param quota the most entries it may have, {@link Long#MAX_VALUE} when it is not limited
 */
public record NamespaceInfo(String name, int collections, long entries, long quota) {}
