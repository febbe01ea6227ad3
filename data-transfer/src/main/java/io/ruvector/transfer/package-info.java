/** Rows of vectors in and out of files, checked before anything is written. */
@NullMarked
package io.ruvector.transfer;

import org.jspecify.annotations.NullMarked;
