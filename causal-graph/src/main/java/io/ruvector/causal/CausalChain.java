package io.ruvector.causal;

import java.util.List;

/**
 * A way from a cause to an outcome through others: each edge's effect is the next one's cause.
 *
 * <p>The effect along the way is the product of the edges' effects (Wright 1934): so much of the first cause's presence
 * arrives at the last outcome if each link changes the presence of the next cause by its effect, and if what a link does
 * does not depend on the links before it. Other ways between the same two add to the total effect.
 *
 * @param edges in order, two or more, none visited twice
 * @param effect the product of the differences
 * @param interval95 95 % interval of the product, by drawing each edge's effect from its own uncertainty (MacKinnon,
 *     Lockwood and Williams 2004); the product of two uncertain numbers is not symmetric
 */
public record CausalChain(List<CausalEdge> edges, double effect, Interval interval95) {

    /** Copies the list. */
    public CausalChain {
        edges = List.copyOf(edges);
    }
}
