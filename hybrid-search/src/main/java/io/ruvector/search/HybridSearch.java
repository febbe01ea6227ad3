package io.ruvector.search;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Nearest vectors and keywords over one collection, fused into one list whose scores say where they come from. The
 * caller's thread does both: handing one of them, well under a millisecond of work, to another thread made questions slower
 * even on an idle machine.
 *
 * <p>Default fusion: both scores as z-scores over the candidates, added with equal weight (see Bruch, Gai, Ingber,
 * "An Analysis of Fusion Functions for Hybrid Retrieval", TOIS 2023, for why scores beat ranks).
 *
 * <p>Thread-safe.
 *
 * {@snippet :
 * HybridSearch search = new HybridSearch(notes, index, embedder);
 * for (HybridHit hit : search.search(HybridQuery.builder("broken pump seal", 5).filter(Filter.eq("tenant", "acme")).build())) {
 *     System.out.println(hit.score() + " " + hit.id() + " " + hit.parts());
 * }
 * }
 */
public final class HybridSearch {
    private final Collection collection;
    private final TextIndex index;
    private final TextEmbedder embedder;

    /**
     * A search over a collection and its text index.
     *
     * @param collection whose vectors were made by the embedder
     * @param index over the same collection
     * @param embedder gives the query's vector
     */
    public HybridSearch(Collection collection, TextIndex index, TextEmbedder embedder) {
        if (!collection.name().equals(index.source())) {
            throw new InvalidInputException("text index", index.source(), "an index over " + collection.name());
        }
        this.collection = collection;
        this.index = index;
        this.embedder = embedder;
    }

    /** The best rows, best first, equal scores by id; k of them whenever k rows pass the filter and a search finds them. */
    public List<HybridHit> search(HybridQuery query) {
        return switch (query.mode()) {
            case BM25 -> hits(query, new Candidates(List.of(), keywords(query)));
            case DENSE, HYBRID -> search(query, embedder.embedQuery(query.text()));
        };
    }

    /** {@link #search(HybridQuery)} with the query's vector at hand, so that it is not embedded twice. */
    public List<HybridHit> search(HybridQuery query, float[] queryVector) {
        return switch (query.mode()) {
            case BM25 -> hits(query, new Candidates(List.of(), keywords(query)));
            case DENSE -> hits(query, new Candidates(nearest(query, queryVector), List.of()));
            case HYBRID -> hits(query, both(query, queryVector));
        };
    }

    private Candidates both(HybridQuery query, float[] queryVector) {
        Candidates candidates = new Candidates(nearest(query, queryVector), keywords(query));
        if (query.fusion() instanceof FusionMethod.WeightedScores) {
            complete(candidates, query, queryVector);
        }
        return candidates;
    }

    private void complete(Candidates candidates, HybridQuery query, float[] queryVector) {
        collection.scores(queryVector, candidates.withoutDense()).forEach(candidates::denseScore);
        Set<String> withoutBm25 = candidates.withoutBm25();
        Map<String, Double> scores = index.scores(query.text(), withoutBm25);
        withoutBm25.forEach(id -> candidates.bm25Score(id, scores.getOrDefault(id, 0.0)));
    }

    private List<Ranked> nearest(HybridQuery query, float[] queryVector) {
        SearchQuery.Builder search =
                SearchQuery.builder(queryVector, query.depth()).withoutTexts();
        query.filter().ifPresent(search::filter);
        return collection.search(search.build()).stream()
                .map((SearchHit hit) -> new Ranked(hit.id(), hit.score()))
                .toList();
    }

    private List<Ranked> keywords(HybridQuery query) {
        return index.search(query.text(), query.depth(), query.filter().orElse(null)).stream()
                .map(hit -> new Ranked(hit.id(), hit.score()))
                .toList();
    }

    private static boolean passes(HybridQuery query, VectorEntry row) {
        return query.filter().isEmpty() || query.filter().get().matches(row.metadata());
    }

    private List<HybridHit> hits(HybridQuery query, Candidates candidates) {
        List<Ranked> order = candidates.inOrder(query.mode(), query.fusion());
        List<HybridHit> hits = new ArrayList<>();
        for (Ranked ranked : order) {
            if (hits.size() == query.k()) {
                break;
            }
            // Read now, and tested again: the row may have changed since the searches saw it.
            Optional<VectorEntry> entry = collection.get(ranked.id()).filter(row -> passes(query, row));
            if (entry.isPresent()) {
                VectorEntry row = entry.get();
                hits.add(new HybridHit(row.id(), ranked.score(), candidates.parts(ranked), row.metadata(), row.text()));
            }
        }
        return hits;
    }
}
