package io.ruvector;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part of the database that is opened once, when it is first asked for. Thread-safe. */
final class Part<T> {

    private final Supplier<T> opening;
    private volatile @Nullable T opened;

    Part(Supplier<T> opening) {
        this.opening = opening;
    }

    T get() {
        T value = opened;
        if (value != null) {
            return value;
        }
        synchronized (this) {
            value = opened;
            if (value == null) {
                value = opening.get();
                opened = value;
            }
            return value;
        }
    }

    /** The part if it was ever asked for. */
    Optional<T> ifOpened() {
        return Optional.ofNullable(opened);
    }
}
