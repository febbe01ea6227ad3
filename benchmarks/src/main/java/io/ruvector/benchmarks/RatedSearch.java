package io.ruvector.benchmarks;

import io.ruvector.AgenticDb;
import io.ruvector.benchmarks.feedback.Raters;
import io.ruvector.rag.HybridRetriever;
import io.ruvector.rag.Retrieval;
import io.ruvector.rag.RetrievalQuery;
import io.ruvector.rag.RetrievedPassage;
import io.ruvector.rag.evaluation.RankingMeasures;
import io.ruvector.rag.feedback.FeedbackTuner;
import io.ruvector.rag.feedback.Tuning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A set in an open database whose users rate what they are shown. Each question is shown once, by the hybrid search as it is
 * before any rating, and rated under that query id as often as there are runs, with a reset between.
 */
final class RatedSearch {
    private static final int SHOWN = 10;
    private static final int DEPTH = 100;

    private final String scope;
    private final HybridRetriever retriever;
    private final FeedbackTuner tuner;
    private final Map<String, Asked> asked = new HashMap<>();
    private final Map<String, Double> untouched = new HashMap<>();

    private record Asked(String queryId, List<Raters.Judged> shown, Set<String> documents) {}

    RatedSearch(AgenticDb db) {
        this.scope = db.scope().tenant();
        this.retriever = new HybridRetriever(db.corpus());
        this.tuner = db.corpus().feedback();
    }

    /** Shows a question and notes what was shown, once. */
    private Asked asked(JudgedQuery query) {
        return asked.computeIfAbsent(query.id(), id -> {
            Retrieval retrieval =
                    retriever.ask(builder(query, SHOWN).feedback(false).build());
            List<Raters.Judged> shown = new ArrayList<>();
            Set<String> documents = new HashSet<>();
            for (RetrievedPassage passage : retrieval.passages()) {
                documents.add(passage.documentId());
                shown.add(new Raters.Judged(passage.id(), query.grades().getOrDefault(passage.documentId(), 0) > 0));
            }
            return new Asked(retrieval.queryId(), shown, documents);
        });
    }

    /** Forgets all ratings, then lets users rate the questions in the order given. */
    Tuning learn(List<JudgedQuery> queries, Raters raters, SplittableRandom random) {
        tuner.reset(scope);
        for (JudgedQuery query : queries) {
            Asked shown = asked(query);
            Map<String, Double> ratings = raters.ratings(shown.shown(), random);
            if (raters == Raters.CLICKS) {
                tuner.clicked(scope, shown.queryId(), ratings.keySet());
            } else {
                tuner.rate(scope, shown.queryId(), ratings);
            }
        }
        return tuner.tuning(scope);
    }

    /** The documents that users of these questions see, hence can rate. */
    Set<String> shownDocuments(List<JudgedQuery> queries) {
        Set<String> documents = new HashSet<>();
        queries.forEach(query -> documents.addAll(asked(query).documents()));
        return documents;
    }

    /** By how much ratings changed the nDCG@10 of a question. */
    double gain(JudgedQuery query) {
        double before = untouched.computeIfAbsent(query.id(), id -> ndcg(query, false));
        return ndcg(query, true) - before;
    }

    /** nDCG@10 without ratings. */
    double before(JudgedQuery query) {
        return untouched.computeIfAbsent(query.id(), id -> ndcg(query, false));
    }

    private double ndcg(JudgedQuery query, boolean feedback) {
        List<String> ranking = retriever
                .retrieve(builder(query, DEPTH).feedback(feedback).build())
                .stream()
                .map(RetrievedPassage::documentId)
                .distinct()
                .toList();
        return RankingMeasures.of(ranking, query.grades(), 10).ndcg();
    }

    private RetrievalQuery.Builder builder(JudgedQuery query, int k) {
        return RetrievalQuery.builder(query.text()).scope(scope).k(k);
    }
}
