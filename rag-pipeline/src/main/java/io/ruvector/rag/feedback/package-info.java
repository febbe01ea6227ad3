/** Learning from ratings: what is remembered of rated questions, which use of it is proven, and what it changes. */
@NullMarked
package io.ruvector.rag.feedback;

import org.jspecify.annotations.NullMarked;
