/** Many tenants over one database at once, for the exam {@code leak}. */
@NullMarked
package io.ruvector.benchmarks.leak;

import org.jspecify.annotations.NullMarked;
