/** The exam of backup and recovery. */
@NullMarked
package io.ruvector.benchmarks.recovery;

import org.jspecify.annotations.NullMarked;
