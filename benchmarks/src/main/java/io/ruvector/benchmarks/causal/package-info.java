/** Worlds with known effects, and how well estimates find them. */
@NullMarked
package io.ruvector.benchmarks.causal;

import org.jspecify.annotations.NullMarked;
