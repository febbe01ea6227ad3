package io.ruvector.spring;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.ruvector.ObservedOperation;
import io.ruvector.OperationObserver;
import java.util.function.Supplier;

/**
 * Observations named and tagged as OpenTelemetry's conventions for generative AI say (status: development). No text of a user
 * is in them. Thread-safe.
 */
final class MicrometerObserver implements OperationObserver {

    static final String NAME = "gen_ai.client.operation";

    private final ObservationRegistry registry;

    MicrometerObserver(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public <T> T observe(ObservedOperation operation, String modelId, Supplier<T> work) {
        String name = operation.genAiName();
        return Observation.createNotStarted(NAME, registry)
                .contextualName(operation == ObservedOperation.EMBED ? name + " " + modelId : name + " ruvector")
                .lowCardinalityKeyValues(KeyValues.of(
                        "gen_ai.operation.name", name,
                        "gen_ai.provider.name", "ruvector",
                        "gen_ai.request.model", modelId))
                .observe(work);
    }
}
