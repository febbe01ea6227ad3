package io.ruvector.memory;

import io.ruvector.store.InvalidInputException;

/**
 * How much each part of a recall's score may contribute at most. Each weight is finite and not negative; they need not sum to 1.
 *
 * @param meaning weight of the similarity in meaning to the episode's task and reflection
 * @param keywords weight of the BM25 score, relative to the best of the same recall
 * @param context weight of how well the episode before or after it in the same session fits
 * @param recency weight of how recently the episode happened
 * @param utility weight of the episode's reward
 * @param importance weight of the importance that its writer gave it
 */
public record RecallWeights(
        double meaning, double keywords, double context, double recency, double utility, double importance) {

    /**
     * Meaning 0.6, keywords 0.25, context 0.2, and 0.05 each for recency, utility and importance: relevance decides, the
     * others order what is about equally relevant. The first three were chosen on conversation turns with two small
     * models; meaning from 0.6 to 0.8 of the first two and context from 0.15 to 0.4 make little difference.
     */
    public static final RecallWeights DEFAULT = new RecallWeights(0.6, 0.25, 0.2, 0.05, 0.05, 0.05);

    /** Meaning alone. */
    public static final RecallWeights MEANING_ONLY = new RecallWeights(1, 0, 0, 0, 0, 0);

    /** Keywords (BM25) alone. */
    public static final RecallWeights KEYWORDS_ONLY = new RecallWeights(0, 1, 0, 0, 0, 0);

    /** Meaning, keywords and context in their default proportion: what fits, whatever its time, reward and importance. */
    public static final RecallWeights RELEVANCE_ONLY = new RecallWeights(0.6, 0.25, 0.2, 0, 0, 0);

    /** Checks that each weight is finite and not negative, and that meaning or keywords counts. */
    public RecallWeights {
        check("meaning weight", meaning);
        check("keywords weight", keywords);
        check("context weight", context);
        check("recency weight", recency);
        check("utility weight", utility);
        check("importance weight", importance);
        if (meaning + keywords == 0) {
            throw new InvalidInputException("recall weights", "meaning 0 and keywords 0", "one of the two above 0");
        }
    }

    /** These weights with another one for the context. */
    public RecallWeights context(double value) {
        return new RecallWeights(meaning, keywords, value, recency, utility, importance);
    }

    /** These weights with another one for recency. */
    public RecallWeights recency(double value) {
        return new RecallWeights(meaning, keywords, context, value, utility, importance);
    }

    /** These weights with another one for the reward. */
    public RecallWeights utility(double value) {
        return new RecallWeights(meaning, keywords, context, recency, value, importance);
    }

    /** These weights with another one for the importance. */
    public RecallWeights importance(double value) {
        return new RecallWeights(meaning, keywords, context, recency, utility, value);
    }

    private static void check(String what, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new InvalidInputException(what, weight, "a finite number not below 0");
        }
    }
}
