/** A swarm of agents over one memory. */
@NullMarked
package io.ruvector.examples.swarm;

import org.jspecify.annotations.NullMarked;
