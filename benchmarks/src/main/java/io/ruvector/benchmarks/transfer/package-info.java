/** The exam of imports: a million made rows in files of three formats, processes that import them, and what they left. */
@NullMarked
package io.ruvector.benchmarks.transfer;

import org.jspecify.annotations.NullMarked;
