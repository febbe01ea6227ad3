package io.ruvector.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
     * A smaller set for a quick run: the first queries, and a corpus of what is judged for them and the first others.
     * Figures on it are higher than on the whole set and comparable only among themselves.
     *
     * @param queryCount at most this many queries
     * @param others at most this many passages that none of them judges
     * @return the smaller set
     */
    public RetrievalSet reducedTo(int queryCount, int others) {
        List<JudgedQuery> kept = queries.subList(0, Math.min(queryCount, queries.size()));
        Set<String> judged =
                kept.stream().flatMap(q -> q.grades().keySet().stream()).collect(Collectors.toSet());
        List<Passage> passages = new ArrayList<>();
        int unjudged = 0;
        for (Passage passage : corpus) {
            if (judged.contains(passage.id())) {
                passages.add(passage);
            } else if (unjudged < others) {
                passages.add(passage);
                unjudged++;
            }
        }
        return new RetrievalSet(name, passages, kept);
    }
}
