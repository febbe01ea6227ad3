/** Episodic memory of agents: what was tried, what came of it, and how to recall it within one's own scope. */
@NullMarked
package io.ruvector.memory;

import org.jspecify.annotations.NullMarked;
