/** Simulated worlds in which an agent with memory is compared with the same agent without. */
@NullMarked
package io.ruvector.benchmarks.agent;

import org.jspecify.annotations.NullMarked;
