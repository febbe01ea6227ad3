/** Nearest-neighbour search over durable collections of vectors with metadata. */
@NullMarked
package io.ruvector.vector;

import org.jspecify.annotations.NullMarked;
