package io.ruvector.transfer;

/** The type that a vector has in PostgreSQL. */
public enum SqlVectors {
    /** pgvector's {@code vector}: at most 16,000 components; the extension is created when it is missing. */
    VECTOR,
    /** {@code real[]}, which needs no extension. */
    REAL_ARRAY
}
