/** Files to text with structure: one parser for each kind of file. Nothing here knows about stores or models. */
@NullMarked
package io.ruvector.rag.parse;

import org.jspecify.annotations.NullMarked;
