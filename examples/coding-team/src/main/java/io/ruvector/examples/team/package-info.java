/** A team of agents that programs, tests what it wrote and learns from what was measured. */
@NullMarked
package io.ruvector.examples.team;

import org.jspecify.annotations.NullMarked;
