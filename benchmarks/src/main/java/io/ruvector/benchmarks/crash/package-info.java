/** The exam of killed processes: a victim that writes, a parent that kills it, and the inspection of what is left. */
@NullMarked
package io.ruvector.benchmarks.crash;

import org.jspecify.annotations.NullMarked;
