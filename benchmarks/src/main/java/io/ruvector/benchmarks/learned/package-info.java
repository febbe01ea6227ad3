/** A process that learns until it is killed, and what must be left of what it learned. */
@NullMarked
package io.ruvector.benchmarks.learned;

import org.jspecify.annotations.NullMarked;
