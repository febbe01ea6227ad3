package io.ruvector.spring;

import io.ruvector.store.StoreLockedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a start that failed because another process owns the database's directory. */
class StoreLockedFailureAnalyzer extends AbstractFailureAnalyzer<StoreLockedException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, StoreLockedException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Stop the other process, or give this application a directory of its own with ruvector.directory.",
                cause);
    }
}
