/**
 * Effects estimated from recorded outcomes: what changed when a cause was present, with an interval, a sample size, the
 * evidence behind it, and "not identified" where the records cannot answer.
 */
@NullMarked
package io.ruvector.causal;

import org.jspecify.annotations.NullMarked;
