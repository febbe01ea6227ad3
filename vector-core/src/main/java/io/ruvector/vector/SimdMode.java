package io.ruvector.vector;

import io.ruvector.store.InvalidInputException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether distances are computed with the Vector API, which the JVM only has when it is started with a flag. */
public enum SimdMode {
    /** With it, or the database does not open. */
    REQUIRED,
    /** With it where the JVM has it, else with the scalar twin and a warning. */
    PREFERRED,
    /** With the scalar twin: the same ranking, several times slower. */
    OFF;

    /** The system property that names the mode of databases whose options do not. */
    public static final String PROPERTY = "ruvector.simd";

    /** The mode that the system property names, {@link #PREFERRED} when it is not set. */
    static SimdMode ofSystem() {
        @Nullable String named = System.getProperty(PROPERTY);
        if (named == null || named.isBlank()) {
            return PREFERRED;
        }
        try {
            return valueOf(named.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("system property " + PROPERTY, named, "required, preferred or off");
        }
    }
}
