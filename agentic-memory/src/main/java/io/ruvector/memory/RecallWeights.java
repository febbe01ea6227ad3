package io.ruvector.memory;

import io.ruvector.store.InvalidInputException;

/**
 * How much each part of a recall's score may contribute at most. Each weight is finite and not negative; they need not sum to 1.
 *
 * @param meaning weight of the similarity in meaning to the episode's task and reflection
 * @param keywords weight of the BM25 score, relative to the best of the same recall
 * @param recency weight of how recently the episode happened
 * @param utility weight of the episode's reward
 */
public record RecallWeights(double meaning, double keywords, double recency, double utility) {

    /**
     * Meaning 0.63, keywords 0.27, recency 0.05, utility 0.05: relevance decides, time and reward order what is equally
     * relevant. The share of meaning was chosen on conversation turns with a small model; from 0.6 to 0.8 of the two it
     * makes little difference.
     */
    public static final RecallWeights DEFAULT = new RecallWeights(0.63, 0.27, 0.05, 0.05);

    /** Meaning alone. */
    public static final RecallWeights MEANING_ONLY = new RecallWeights(1, 0, 0, 0);

    /** Keywords (BM25) alone. */
    public static final RecallWeights KEYWORDS_ONLY = new RecallWeights(0, 1, 0, 0);

    /** Checks that each weight is finite and not negative, and that meaning or keywords counts. */
    public RecallWeights {
        check("meaning weight", meaning);
        check("keywords weight", keywords);
        check("recency weight", recency);
        check("utility weight", utility);
        if (meaning + keywords == 0) {
            throw new InvalidInputException("recall weights", "meaning 0 and keywords 0", "one of the two above 0");
        }
    }

    private static void check(String what, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new InvalidInputException(what, weight, "a finite number not below 0");
        }
    }
}
