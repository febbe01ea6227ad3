/** A made world of facts with known truth, for the exam {@code memory}. */
@NullMarked
package io.ruvector.benchmarks.facts;

import org.jspecify.annotations.NullMarked;
