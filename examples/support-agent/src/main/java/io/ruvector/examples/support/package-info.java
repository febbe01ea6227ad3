/** A support agent that answers from documents and learns from what helped. */
@NullMarked
package io.ruvector.examples.support;

import org.jspecify.annotations.NullMarked;
