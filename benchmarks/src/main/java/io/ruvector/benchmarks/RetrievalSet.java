package io.ruvector.benchmarks;

import java.util.List;

/**
 * A corpus and the queries asked of it.
 *
 * @param name the folder's name
 * @param corpus all passages
 * @param queries queries with at least one relevant passage
 */
public record RetrievalSet(String name, List<Passage> corpus, List<JudgedQuery> queries) {
    /** Keeps its own copies. */
    public RetrievalSet {
        corpus = List.copyOf(corpus);
        queries = List.copyOf(queries);
    }

    /**
     * The first queries only.
     *
     * @param count at most this many queries
     * @return a set over the same corpus
     */
    public RetrievalSet limitedTo(int count) {
        return new RetrievalSet(name, corpus, queries.subList(0, Math.min(count, queries.size())));
    }
}
