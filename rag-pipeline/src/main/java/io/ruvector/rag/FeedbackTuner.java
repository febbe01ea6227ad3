package io.ruvector.rag;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.Filter;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A memory of rated answers that moves passages up or down for similar questions.
 *
 * <p>A passage's score gains {@code beta * sum over rated questions q' of sim(q, q')^p * rating(q', passage)}, where sim is
 * the cosine of the two questions' vectors, beta is {@value #BETA} of the span of scores, and p is {@value #POWER}: a
 * question asked again counts fully, one that only shares the subject hardly. Questions less alike than
 * {@value #MIN_SIMILARITY} count nothing. Ratings stay within their scope, survive restarts, and can be reset.
 *
 * <p>Thread-safe.
 *
 * {@snippet :
 * Answer answer = answerer.answer("How is the pump seal replaced?");
 * corpus.feedback().rate("", answer.queryId(), 1);
 * }
 */
public final class FeedbackTuner {
    static final double BETA = 0.5;
    static final int POWER = 8;
    static final double MIN_SIMILARITY = 0.6;
    private static final int NEIGHBOURS = 20;
    private static final String SCOPE = "scope";
    private static final String RATINGS = "ratings";

    private final VectorDb db;
    private final Collection memory;
    private final QueryLog queries;
    private final TextEmbedder embedder;
    private final ReentrantLock writing = new ReentrantLock();

    FeedbackTuner(VectorDb db, Collection memory, QueryLog queries, TextEmbedder embedder) {
        this.db = db;
        this.memory = memory;
        this.queries = queries;
        this.embedder = embedder;
    }

    /**
     * Rates an answer as a whole: every passage it rests on.
     *
     * @param scope in which the question was asked
     * @param queryId from the answer
     * @param rating from -1 (useless) to 1 (what was wanted)
     * @throws UnknownQueryException when no such answer was given in the scope
     */
    public void rate(String scope, String queryId, double rating) {
        rate(scope, queryId, asked(scope, queryId).passages(), rating);
    }

    /** Rates one passage of an answer; a later rating of the same passage replaces the earlier. */
    public void rate(String scope, String queryId, String passageId, double rating) {
        rate(scope, queryId, List.of(passageId), rating);
    }

    /** How many questions of a scope have ratings. */
    public long ratedQuestions(String scope) {
        return memory.find(Filter.eq(SCOPE, scope), Integer.MAX_VALUE).size();
    }

    /** Forgets all ratings of a scope: its rankings are as if none had been given. */
    public void reset(String scope) {
        writing.lock();
        try {
            WriteBatch batch = new WriteBatch();
            memory.find(Filter.eq(SCOPE, scope), Integer.MAX_VALUE).forEach(entry -> batch.delete(memory, entry.id()));
            db.write(batch);
        } finally {
            writing.unlock();
        }
    }

    /** What ratings of similar questions say about passages: the sum of sim^p * rating, by passage id. */
    Map<String, Double> opinions(String scope, float[] queryVector) {
        if (memory.count() == 0) {
            return Map.of();
        }
        SearchQuery similar = SearchQuery.builder(queryVector, NEIGHBOURS)
                .filter(Filter.eq(SCOPE, scope))
                .build();
        Map<String, Double> opinions = new HashMap<>();
        for (SearchHit hit : memory.search(similar)) {
            if (hit.score() >= MIN_SIMILARITY) {
                double weight = Math.pow(hit.score(), POWER);
                ratings(hit.metadata())
                        .forEach((passage, rating) -> opinions.merge(passage, weight * rating, Double::sum));
            }
        }
        return opinions;
    }

    private void rate(String scope, String queryId, List<String> passages, double rating) {
        if (!(rating >= -1 && rating <= 1)) {
            throw new InvalidInputException("rating", rating, "a value in [-1, 1]");
        }
        QueryLog.Asked asked = asked(scope, queryId);
        String id = ScopedKey.of(scope, queryId);
        writing.lock();
        try {
            Map<String, Double> ratings = new LinkedHashMap<>(
                    memory.get(id).map(entry -> ratings(entry.metadata())).orElse(Map.of()));
            passages.forEach(passage -> ratings.put(passage, rating));
            List<String> lines = new ArrayList<>();
            ratings.forEach((passage, value) -> lines.add(value + " " + passage));
            memory.upsert(VectorEntry.builder(id)
                    .vector(embedder.embedQuery(asked.question()))
                    .text(asked.question())
                    .put(SCOPE, scope)
                    .put(RATINGS, lines)
                    .build());
        } finally {
            writing.unlock();
        }
    }

    private QueryLog.Asked asked(String scope, String queryId) {
        return queries.find(scope, queryId).orElseThrow(() -> new UnknownQueryException(queryId, scope));
    }

    private static Map<String, Double> ratings(Map<String, Object> metadata) {
        Map<String, Double> ratings = new LinkedHashMap<>();
        if (metadata.get(RATINGS) instanceof List<?> lines) {
            for (Object line : lines) {
                String[] parts = String.valueOf(line).split(" ", 2);
                ratings.put(parts[1], Double.valueOf(parts[0]));
            }
        }
        return ratings;
    }
}
