package io.ruvector.sona;

import io.ruvector.store.InvalidInputException;

/**
 * Where a text may be sent: a model, a tool, an agent, a retrieval configuration.
 *
 * @param id identity within its scope
 * @param description what it is for; a route that was never taught is found by the meaning of this text
 * @param cost what taking it costs, at least 0, in the caller's unit; carried along, not yet weighed
 */
public record Route(String id, String description, double cost) {

    /**
     * Checks the components.
     *
     * @throws InvalidInputException if id or description is blank, or the cost negative or not finite
     */
    public Route {
        requireText("route id", id);
        requireText("route description", description);
        if (!(cost >= 0 && cost < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("route cost", cost, "a finite number of at least 0");
        }
    }

    static String requireText(String what, String value) {
        if (value.isBlank()) {
            throw new InvalidInputException(what, value, "text that is not blank");
        }
        return value;
    }
}
