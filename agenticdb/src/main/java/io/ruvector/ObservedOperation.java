package io.ruvector;

/** What an {@link OperationObserver} sees, by the names of OpenTelemetry's conventions for generative AI. */
public enum ObservedOperation {
    /** Texts become vectors. */
    EMBED("embeddings"),
    /** An episode is stored. */
    REMEMBER("create_memory"),
    /** A fact is taken in, new or in place of another. */
    STATE("upsert_memory"),
    /** Episodes or facts are looked for. */
    RECALL("search_memory"),
    /** A scope is forgotten. */
    FORGET("delete_memory"),
    /** Passages of documents are looked for, to be shown or to answer from. */
    RETRIEVE("retrieval");

    private final String genAiName;

    ObservedOperation(String genAiName) {
        this.genAiName = genAiName;
    }

    /** {@return the value of {@code gen_ai.operation.name}} */
    public String genAiName() {
        return genAiName;
    }
}
