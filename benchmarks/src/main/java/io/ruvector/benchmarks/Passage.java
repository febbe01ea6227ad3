package io.ruvector.benchmarks;

/**
 * A document of a retrieval set.
 *
 * @param id unique in its set
 * @param title may be empty
 * @param text the body
 */
public record Passage(String id, String title, String text) {
    /** {@return title and text in one, as the published dense figures embed them} */
    public String titleAndText() {
        return (title + " " + text).strip();
    }
}
