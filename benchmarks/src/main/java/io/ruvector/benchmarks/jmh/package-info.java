/** JMH benchmarks of the inner loops of vector comparison, each beside an empty baseline. */
@NullMarked
package io.ruvector.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
