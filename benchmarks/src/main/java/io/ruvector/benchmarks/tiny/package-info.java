/** The exam of many small databases. */
@NullMarked
package io.ruvector.benchmarks.tiny;

import org.jspecify.annotations.NullMarked;
