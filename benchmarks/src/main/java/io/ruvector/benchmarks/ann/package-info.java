/** Nearest-neighbour engines behind one interface, and the measuring of them in turn on the same data. */
@NullMarked
package io.ruvector.benchmarks.ann;

import org.jspecify.annotations.NullMarked;
