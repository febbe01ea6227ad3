package io.ruvector.spring;

import io.ruvector.vector.SimdUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a start that failed because the JVM was started without the Vector API. */
class SimdUnavailableFailureAnalyzer extends AbstractFailureAnalyzer<SimdUnavailableException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SimdUnavailableException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Start the JVM with --add-modules jdk.incubator.vector (in Maven: spring-boot.run.jvmArguments, in a container:"
                        + " JAVA_TOOL_OPTIONS), or ask for scalar code with -Druvector.simd=off.",
                cause);
    }
}
