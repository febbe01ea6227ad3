package io.ruvector.rag.feedback;

import java.util.Map;

/**
 * What a scope has learned so far, and why.
 *
 * @param champion what counts at present
 * @param ratedQuestions how many questions have ratings
 * @param evidence what ratings held back say of each policy
 */
public record Tuning(Champion champion, int ratedQuestions, Map<Policy, Evidence> evidence) {
    /** Copies the evidence. */
    public Tuning {
        evidence = Map.copyOf(evidence);
    }
}
