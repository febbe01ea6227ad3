/** Worlds with known skills, and how well consolidation finds them. */
@NullMarked
package io.ruvector.benchmarks.skills;

import org.jspecify.annotations.NullMarked;
