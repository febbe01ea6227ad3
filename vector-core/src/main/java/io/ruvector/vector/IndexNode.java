package io.ruvector.vector;

import java.util.List;
import java.util.Optional;

/**
 * A node of a stored graph.
 *
 * @param slot its number in the index
 * @param id the entry's id; empty for a node whose entry was removed, or whose id cannot be read
 * @param level the highest layer that it is on, from 0
 * @param links the slots that it leads to, for each layer from 0 to its level
 */
public record IndexNode(int slot, Optional<String> id, int level, List<List<Integer>> links) {}
