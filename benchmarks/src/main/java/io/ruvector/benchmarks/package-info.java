/** Exams: programs with a control group that print what they compared and end in PASS or FALLS SHORT. */
@NullMarked
package io.ruvector.benchmarks;

import org.jspecify.annotations.NullMarked;
