package io.ruvector.sona;

import io.ruvector.store.InvalidInputException;
import java.time.Duration;

/**
 * Where a text may be sent: a model, a tool, an agent, a retrieval configuration.
 *
 * @param id identity within its scope
 * @param description what it is for; a route that was never taught is found by the meaning of this text
 * @param cost what taking it costs, at least 0, in the caller's unit; weighed by {@link SonaOptions#costWeight}
 * @param latency how long it usually takes, at least 0; weighed by {@link SonaOptions#latencyWeight}
 */
public record Route(String id, String description, double cost, Duration latency) {

    /** A route that takes no time worth weighing. */
    public Route(String id, String description, double cost) {
        this(id, description, cost, Duration.ZERO);
    }

    /**
     * Checks the components.
     *
     * @throws InvalidInputException if id or description is blank, the cost negative or not finite, or the latency negative
     */
    public Route {
        requireText("route id", id);
        requireText("route description", description);
        if (!(cost >= 0 && cost < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("route cost", cost, "a finite number of at least 0");
        }
        if (latency.isNegative()) {
            throw new InvalidInputException("route latency", latency, "a duration of at least 0");
        }
    }

    static String requireText(String what, String value) {
        if (value.isBlank()) {
            throw new InvalidInputException(what, value, "text that is not blank");
        }
        return value;
    }
}
