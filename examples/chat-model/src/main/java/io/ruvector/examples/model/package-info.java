/** The chat model of the examples. */
@NullMarked
package io.ruvector.examples.model;

import org.jspecify.annotations.NullMarked;
