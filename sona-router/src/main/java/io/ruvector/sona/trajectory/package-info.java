/** What was done step by step, how well it went, and the patterns that come of it. */
@NullMarked
package io.ruvector.sona.trajectory;

import org.jspecify.annotations.NullMarked;
