package io.ruvector.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What fits a task or question.
 *
 * @param episodes what was tried, best first
 * @param facts what is known, best first
 */
public record Recalled(List<Episode> episodes, List<Fact> facts) {

    /**
     * Something that was tried.
     *
     * @param id its id
     * @param task what was to be done
     * @param steps what was done
     * @param outcome success, failure or partial
     * @param reason why it failed
     * @param reflection what was learned
     * @param score how well it fits; higher is better
     */
    public record Episode(
            String id,
            String task,
            List<String> steps,
            @Nullable String outcome,
            @Nullable String reason,
            String reflection,
            double score) {}

    /**
     * Something that is known.
     *
     * @param id its id
     * @param text in words
     * @param score how well it fits; higher is better
     */
    public record Fact(String id, String text, double score) {}
}
