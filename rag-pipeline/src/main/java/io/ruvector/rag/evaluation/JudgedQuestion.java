package io.ruvector.rag.evaluation;

import io.ruvector.store.InvalidInputException;
import java.util.Map;

/**
 * A question and what people judged relevant to it.
 *
 * @param id unique in its set
 * @param text what is asked, not blank
 * @param grades relevance by document id, at least one above 0; 0 and less means not relevant
 */
public record JudgedQuestion(String id, String text, Map<String, Integer> grades) {
    /** Checks text and grades and keeps its own copy of them. */
    public JudgedQuestion {
        if (text.isBlank()) {
            throw new InvalidInputException("text of question " + id, text, "a text that is not blank");
        }
        if (grades.values().stream().noneMatch(grade -> grade > 0)) {
            throw new InvalidInputException("grades of question " + id, grades, "at least one above 0");
        }
        grades = Map.copyOf(grades);
    }
}
