package io.ruvector.spring;

import io.ruvector.AgenticDbBuilder;

/** A bean that changes how the auto-configured database is opened: codes, durability, signing keys and more. */
@FunctionalInterface
public interface AgenticDbCustomizer {

    /**
     * Changes the builder, which has the directory, the scope and the embedder already.
     *
     * @param builder the builder, opened after all customizers were asked
     */
    void customize(AgenticDbBuilder builder);
}
