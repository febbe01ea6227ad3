package io.ruvector.cli.demo;

import io.ruvector.search.SearchMode;

/** A way to look for the passages that answer a question; the demo tries all three and learns which works when. */
enum Strategy {
    /** Keywords alone. */
    WORDS("look up its words", SearchMode.BM25),
    /** Vectors alone. */
    MEANING("look up its meaning", SearchMode.DENSE),
    /** Both, fused. */
    BOTH("look up words and meaning", SearchMode.HYBRID);

    private final String action;
    private final SearchMode mode;

    Strategy(String action, SearchMode mode) {
        this.action = action;
        this.mode = mode;
    }

    /** What an episode says was done. */
    String action() {
        return action;
    }

    SearchMode mode() {
        return mode;
    }
}
