package io.ruvector.rag.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A question with what was said about passages shown for it. Questions of the same words are one, whoever asks them and
 * however often. Immutable; compared by identity, for it holds a vector.
 */
final class RatedQuestion {
    private final String key;
    private final String words;
    private final float[] vector;
    private final long ratedAtMillis;
    private final List<RatedPassage> passages;

    /**
     * A rated question; the vector is not copied.
     *
     * @param key unique in its scope
     * @param words as first asked
     * @param vector of the words, of unit length
     * @param ratedAtMillis when it was last rated
     * @param passages with at least one vote each
     */
    RatedQuestion(String key, String words, float[] vector, long ratedAtMillis, List<RatedPassage> passages) {
        this.key = key;
        this.words = words;
        this.vector = vector;
        this.ratedAtMillis = ratedAtMillis;
        this.passages = List.copyOf(passages);
    }

    String key() {
        return key;
    }

    String words() {
        return words;
    }

    float[] vector() {
        return vector;
    }

    long ratedAtMillis() {
        return ratedAtMillis;
    }

    List<RatedPassage> passages() {
        return passages;
    }

    /** This question with further votes; a vote of the same query id on the same passage is replaced. */
    RatedQuestion with(String queryId, AskedQuestion asked, Map<String, Double> ratings, long nowMillis) {
        Map<String, RatedPassage> all = new TreeMap<>();
        passages.forEach(passage -> all.put(passage.id(), passage));
        ratings.forEach((id, rating) -> {
            Vote vote = new Vote(queryId, rating);
            RatedPassage known = all.get(id);
            all.put(
                    id,
                    known != null
                            ? known.with(vote)
                            : new RatedPassage(asked.passage(id), asked.rank(id), List.of(vote)));
        });
        return new RatedQuestion(key, words, vector, nowMillis, List.copyOf(all.values()));
    }

    /** This question without what was said under a query id; it may have no passage left. */
    RatedQuestion without(String queryId) {
        List<RatedPassage> left = new ArrayList<>();
        for (RatedPassage passage : passages) {
            List<Vote> votes = passage.without(queryId);
            if (!votes.isEmpty()) {
                left.add(new RatedPassage(passage.shown(), passage.rank(), votes));
            }
        }
        return new RatedQuestion(key, words, vector, ratedAtMillis, left);
    }

    /** This question without passages that are gone. */
    RatedQuestion withoutPassages(java.util.Set<String> gone) {
        return new RatedQuestion(
                key,
                words,
                vector,
                ratedAtMillis,
                passages.stream()
                        .filter(passage -> !gone.contains(passage.id()))
                        .toList());
    }
}
