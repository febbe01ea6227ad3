/** Users who rate what a search shows them, simulated from judgements, for the exam {@code feedback}. */
@NullMarked
package io.ruvector.benchmarks.feedback;

import org.jspecify.annotations.NullMarked;
