/** Skills distilled from episodes: which sequences of steps distinguish success from failure, found again for a new task. */
@NullMarked
package io.ruvector.skill;

import org.jspecify.annotations.NullMarked;
