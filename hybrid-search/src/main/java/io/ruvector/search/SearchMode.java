package io.ruvector.search;

/** Which searches make the answer. */
public enum SearchMode {
    /** Nearest vectors only. */
    DENSE,
    /** Keywords only; needs no embedding. */
    BM25,
    /** Both, fused. */
    HYBRID
}
