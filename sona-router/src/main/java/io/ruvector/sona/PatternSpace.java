package io.ruvector.sona;

import org.jspecify.annotations.Nullable;

/**
 * The space in which layer 1 compares: the embeddings as they are, or bent by a trained adapter so that texts of one
 * route lie closer together. Immutable; thread-safe.
 *
 * @param adapter the adapter, or null for the plain embeddings
 * @param scale chance correction in this space
 */
record PatternSpace(@Nullable LoraAdapter adapter, SimilarityScale scale) {

    /** The embeddings as they are. */
    static PatternSpace plain(SimilarityScale scale) {
        return new PatternSpace(null, scale);
    }

    /** The unit vector of an embedding in this space. */
    float[] of(float[] embedding) {
        return adapter == null ? embedding : UnitVectors.unit(adapter.apply(embedding));
    }

    RatedExample of(RatedExample e) {
        return adapter == null ? e : e.with(of(e.embedding()));
    }
}
