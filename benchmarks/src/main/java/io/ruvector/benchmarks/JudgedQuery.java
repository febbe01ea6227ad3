package io.ruvector.benchmarks;

import java.util.Map;

/**
 * A query and what people judged relevant to it.
 *
 * @param id unique in its set
 * @param text what is asked
 * @param grades relevance by passage id; 0 and less means not relevant
 * @param group the category of the query where figures are averaged over categories first, otherwise empty
 */
public record JudgedQuery(String id, String text, Map<String, Integer> grades, String group) {
    /** Keeps its own copy of the grades. */
    public JudgedQuery {
        grades = Map.copyOf(grades);
    }
}
