/** RuVector at Spring AI: a vector store, a chat memory repository, a memory advisor and the embedding model. */
@NullMarked
package io.ruvector.springai;

import org.jspecify.annotations.NullMarked;
