package io.ruvector.rag;

import io.ruvector.rag.feedback.Influence;
import io.ruvector.rag.feedback.ShownPassage;
import io.ruvector.search.FusionMethod;
import io.ruvector.search.HybridHit;
import io.ruvector.search.HybridQuery;
import io.ruvector.search.Normalization;
import io.ruvector.search.SearchMode;
import io.ruvector.vector.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the passages of a {@link Corpus} that answer a question: both searches, fusion, ratings of similar earlier
 * questions, and diversity where it is asked for. Every search stays within the scope that the query names.
 *
 * <p>Thread-safe.
 *
 * {@snippet :
 * for (RetrievedPassage passage : new HybridRetriever(corpus).retrieve(RetrievalQuery.of("pump seal", 5))) {
 *     System.out.println(passage.source() + " " + passage.start() + "-" + passage.end() + ": " + passage.text());
 * }
 * }
 */
public final class HybridRetriever {
    private final Corpus corpus;

    /** A retriever over a corpus. */
    public HybridRetriever(Corpus corpus) {
        this.corpus = corpus;
    }

    /**
     * The best passages, best first. Ratings count in the modes that embed the question, so not in
     * {@link SearchMode#BM25}.
     */
    public List<RetrievedPassage> retrieve(RetrievalQuery query) {
        return retrieve(query, vector(query));
    }

    /** {@link #retrieve(RetrievalQuery)}, noted so that the passages can be rated. */
    public Retrieval ask(RetrievalQuery query) {
        Found found = find(query, vector(query));
        List<String> all = found.passages().stream().map(RetrievedPassage::id).toList();
        String queryId = corpus.feedback().note(query.scope(), query.text(), found.shown(), all);
        return new Retrieval(queryId, found.passages());
    }

    /** What ratings did to each passage that {@link #retrieve} finds, in the same order. */
    public List<Explanation> explain(RetrievalQuery query) {
        Optional<float[]> vector = vector(query);
        List<RetrievedPassage> without = retrieve(
                RetrievalQuery.builder(query).feedback(false).k(query.depth()).build(), vector);
        List<String> before = without.stream().map(RetrievedPassage::id).toList();
        List<Explanation> explanations = new ArrayList<>();
        for (RetrievedPassage passage : retrieve(query, vector)) {
            explanations.add(new Explanation(
                    passage,
                    before.indexOf(passage.id()) + 1,
                    explanations.size() + 1,
                    query.feedback() && vector.isPresent()
                            ? corpus.feedback().reasons(query.scope(), vector.get(), passage.id())
                            : List.of()));
        }
        return explanations;
    }

    List<RetrievedPassage> retrieve(RetrievalQuery query, Optional<float[]> vector) {
        return first(ranking(query, vector, false), query);
    }

    /**
     * What was found for a question that will be noted.
     *
     * @param passages best first
     * @param shown the same as the log keeps them
     */
    record Found(List<RetrievedPassage> passages, List<ShownPassage> shown) {}

    Found find(RetrievalQuery query, Optional<float[]> vector) {
        RatedRanking ranking = ranking(query, vector, true);
        List<RetrievedPassage> passages = first(ranking, query);
        return new Found(passages, passages.stream().map(ranking::shown).toList());
    }

    private Optional<float[]> vector(RetrievalQuery query) {
        return query.mode() == SearchMode.BM25
                ? Optional.empty()
                : Optional.of(corpus.embedder().embedQuery(query.text()));
    }

    private RatedRanking ranking(RetrievalQuery query, Optional<float[]> vector, boolean noted) {
        Influence influence = query.feedback() && vector.isPresent()
                ? corpus.feedback().influence(query.scope(), vector.get())
                : Influence.NONE;
        boolean wide =
                noted || !influence.shifts().isEmpty() || query.diversity().isPresent();
        HybridQuery search = HybridQuery.builder(query.text(), wide ? query.depth() : query.k())
                .mode(query.mode())
                .filter(filter(query))
                .depth(query.depth())
                .fusion(fusion(query, influence))
                .build();
        List<HybridHit> hits = vector.isPresent()
                ? corpus.search().search(search, vector.get())
                : corpus.search().search(search);
        return RatedRanking.of(hits, influence, corpus.passages(), filter(query));
    }

    /** The learned weight stands in for the default one; a fusion that the query chose itself stays. */
    private static FusionMethod fusion(RetrievalQuery query, Influence influence) {
        return query.fusion().equals(FusionMethod.defaults())
                ? new FusionMethod.WeightedScores(influence.denseWeight(), Normalization.Z_SCORE)
                : query.fusion();
    }

    private static Filter filter(RetrievalQuery query) {
        Filter scope = Filter.eq(PassageMetadata.SCOPE, query.scope());
        return query.filter().map(scope::and).orElse(scope);
    }

    private List<RetrievedPassage> first(RatedRanking ranking, RetrievalQuery query) {
        List<RetrievedPassage> passages = ranking.passages();
        return query.diversity().isPresent()
                ? Diversity.select(passages, query.diversity().getAsDouble(), query.k(), corpus.passages())
                : passages.subList(0, Math.min(query.k(), passages.size()));
    }
}
