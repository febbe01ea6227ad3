package io.ruvector.operation.view;

import io.ruvector.memory.ScoreParts;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a score is made of, by name. */
final class ScoreShares {

    private ScoreShares() {}

    static Map<String, Double> of(ScoreParts parts) {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("meaning", parts.meaning());
        shares.put("keywords", parts.keywords());
        shares.put("context", parts.context());
        shares.put("recency", parts.recency());
        shares.put("utility", parts.utility());
        shares.put("importance", parts.importance());
        return shares;
    }
}
