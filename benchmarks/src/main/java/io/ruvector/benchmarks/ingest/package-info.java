/** What the exam of ingest needs: made files of every kind, a process to kill, and what a corpus holds in the end. */
@NullMarked
package io.ruvector.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
