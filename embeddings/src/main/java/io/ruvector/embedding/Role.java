package io.ruvector.embedding;

import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import org.jspecify.annotations.Nullable;

/** What a text is to the search: decides the prefix that the model sees before it. */
enum Role {
    /** Nobody said: no prefix. */
    PLAIN,
    QUERY,
    PASSAGE;

    static Role of(@Nullable EmbeddingInputType type) {
        if (type == null) {
            return PLAIN;
        }
        return switch (type) {
            case QUERY -> QUERY;
            case DOCUMENT -> PASSAGE;
        };
    }

    String prefix(ModelPlan model) {
        return switch (this) {
            case PLAIN -> "";
            case QUERY -> model.queryPrefix();
            case PASSAGE -> model.passagePrefix();
        };
    }
}
