/** Facts that agents state: kept once, with their sources and their history. */
@NullMarked
package io.ruvector.memory.fact;

import org.jspecify.annotations.NullMarked;
