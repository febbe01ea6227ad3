/** Worlds and reference learners for the exams of the router. */
@NullMarked
package io.ruvector.benchmarks.routing;

import org.jspecify.annotations.NullMarked;
