/** Consolidations of the router by ND4J and its native BLAS. */
@NullMarked
package io.ruvector.sona.nd4j;

import org.jspecify.annotations.NullMarked;
