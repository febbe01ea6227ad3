/**
 * Keyword search (BM25), fusion of result lists and diversity, over the durable collections and tables of a store.
 *
 * <p>{@link io.ruvector.search.TextIndex} is an index that can always be made again from the store's rows;
 * {@link io.ruvector.search.HybridSearch} puts it beside nearest-neighbour search.
 */
@NullMarked
package io.ruvector.search;

import org.jspecify.annotations.NullMarked;
