/** A router that may keep no text and no embedding: shared weights, guarded against forgetting by EWC++. */
@NullMarked
package io.ruvector.sona.replayfree;

import org.jspecify.annotations.NullMarked;
