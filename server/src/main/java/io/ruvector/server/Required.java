package io.ruvector.server;

import io.ruvector.store.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** A field that a client must send. */
final class Required {

    private Required() {}

    static <T> T field(String name, @Nullable T value) {
        if (value == null) {
            throw new InvalidInputException(name, "nothing", "a value in the request's body");
        }
        return value;
    }
}
