/** Two applications with two tenants and sixteen agents each, at work for minutes. */
@NullMarked
package io.ruvector.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
