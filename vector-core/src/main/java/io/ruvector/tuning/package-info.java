/** Finds the parameters of a collection's graph by measuring them on the collection's own vectors. */
@NullMarked
package io.ruvector.tuning;

import org.jspecify.annotations.NullMarked;
