package io.ruvector.spring;

import io.ruvector.vector.DimensionMismatchException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a start that failed because a collection's vectors have another length than the model's. */
class DimensionMismatchFailureAnalyzer extends AbstractFailureAnalyzer<DimensionMismatchException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, DimensionMismatchException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Use the embedding model that made the vectors, or another collection or ruvector.directory for this one.",
                cause);
    }
}
