package io.ruvector.embedding;

/**
 * A text's vector, of unit length, and the tokens it was made of. Shared by the cache: never handed out, only
 * {@linkplain #copy() copied}.
 */
final class TextVector {
    private final float[] vector;
    private final int tokens;

    TextVector(float[] vector, int tokens) {
        this.vector = vector;
        this.tokens = tokens;
    }

    float[] copy() {
        return vector.clone();
    }

    int tokens() {
        return tokens;
    }
}
