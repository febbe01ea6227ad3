package io.ruvector.search;

import io.ruvector.store.InvalidInputException;

/**
 * Settings of a {@link TextIndex}. A change of {@code analysis} or {@code titleWeight} makes the index anew from the
 * rows at its next use; {@code k1} takes effect at once, {@code b} too.
 *
 * @param analysis how text becomes terms
 * @param k1 BM25's saturation of repeated terms, at least 0
 * @param b BM25's length normalisation, in [0, 1]
 * @param titleWeight how often each title term counts, 0 to 10; 1 treats title and body as one text
 * @param commitEvery changed rows after which the index is written to disk; fewer are taken again from the store
 */
public record TextIndexOptions(TextAnalysis analysis, float k1, float b, int titleWeight, int commitEvery) {
    /** Checks every value. */
    public TextIndexOptions {
        if (!(k1 >= 0) || Float.isInfinite(k1)) {
            throw new InvalidInputException("k1", k1, "a finite value, at least 0");
        }
        if (!(b >= 0 && b <= 1)) {
            throw new InvalidInputException("b", b, "a value in [0, 1]");
        }
        if (titleWeight < 0 || titleWeight > 10) {
            throw new InvalidInputException("titleWeight", titleWeight, "0 to 10");
        }
        if (commitEvery < 1) {
            throw new InvalidInputException("commitEvery", commitEvery, "at least 1");
        }
    }

    /**
     * English text, title and body as one text, k1 = 0.9 and b = 0.4: the defaults of the Anserini toolkit, whose
     * published figures for BM25 this index is compared with.
     */
    public static TextIndexOptions defaults() {
        return builder().build();
    }

    /** A builder that starts at {@link #defaults()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds {@link TextIndexOptions}. */
    public static final class Builder {
        private TextAnalysis analysis = TextAnalysis.ENGLISH;
        private float k1 = 0.9f;
        private float b = 0.4f;
        private int titleWeight = 1;
        private int commitEvery = 10_000;

        private Builder() {}

        /** How text becomes terms. */
        public Builder analysis(TextAnalysis analysis) {
            this.analysis = analysis;
            return this;
        }

        /** BM25's saturation of repeated terms. */
        public Builder k1(float k1) {
            this.k1 = k1;
            return this;
        }

        /** BM25's length normalisation, in [0, 1]. */
        public Builder b(float b) {
            this.b = b;
            return this;
        }

        /** How often each title term counts. */
        public Builder titleWeight(int titleWeight) {
            this.titleWeight = titleWeight;
            return this;
        }

        /** Changed rows after which the index is written to disk. */
        public Builder commitEvery(int commitEvery) {
            this.commitEvery = commitEvery;
            return this;
        }

        /** The settings. */
        public TextIndexOptions build() {
            return new TextIndexOptions(analysis, k1, b, titleWeight, commitEvery);
        }
    }
}
