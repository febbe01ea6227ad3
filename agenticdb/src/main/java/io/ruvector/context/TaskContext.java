package io.ruvector.context;

import java.util.List;

/**
 * What an agent should know before a task, to be put into its prompt.
 *
 * @param task what is to be done
 * @param items the records, in the order of {@link #text()}
 * @param text all items under the headings of their kinds, each with its number in brackets; empty when nothing fits
 * @param tokens the length of the text in the embedding model's own tokens, counted part by part, at most what was asked
 *     for
 * @param certificate which records were used, to be checked later
 */
public record TaskContext(String task, List<ContextItem> items, String text, int tokens, Certificate certificate) {

    /** Copies the list. */
    public TaskContext {
        items = List.copyOf(items);
    }
}
