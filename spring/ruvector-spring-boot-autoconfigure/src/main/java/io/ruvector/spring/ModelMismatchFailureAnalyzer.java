package io.ruvector.spring;

import io.ruvector.vector.ModelMismatchException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a start that failed because the directory holds the vectors of another embedding model. */
class ModelMismatchFailureAnalyzer extends AbstractFailureAnalyzer<ModelMismatchException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, ModelMismatchException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Define the TextEmbedder bean of the model that made the vectors, or give this application an empty directory"
                        + " with ruvector.directory and ingest anew. Vectors of two models cannot be compared.",
                cause);
    }
}
