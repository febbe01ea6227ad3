package io.ruvector.benchmarks;

import io.ruvector.search.SearchMode;

/** The same queries asked by keywords, by vectors and by both. */
record ModeScores(Scores bm25, Scores dense, Scores hybrid) {
    ModeScores() {
        this(new Scores(), new Scores(), new Scores());
    }

    Scores of(SearchMode mode) {
        return switch (mode) {
            case BM25 -> bm25;
            case DENSE -> dense;
            case HYBRID -> hybrid;
        };
    }
}
