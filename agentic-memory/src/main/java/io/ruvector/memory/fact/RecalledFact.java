package io.ruvector.memory.fact;

/**
 * A fact that a recall brought up.
 *
 * @param fact the fact
 * @param score how well it fits, in [0, 1], higher is better: meaning + keywords
 * @param meaning 0.7 × the cosine of query and statement above the model's floor, in [0, 0.7]
 * @param keywords 0.3 × BM25 ÷ the best BM25 of the same recall, in [0, 0.3]
 */
public record RecalledFact(Fact fact, double score, double meaning, double keywords) {}
