package io.ruvector.server.security;

import io.ruvector.operation.Effect;
import java.util.Locale;

/** What a key allows, each alone: {@code write} does not imply {@code read}. */
public enum Access {
    /** Reads the tenant's records. */
    READ,
    /** Adds, replaces and removes them. */
    WRITE,
    /** Erases the tenant. */
    ADMIN,
    /** Looks after the whole database and its keys. */
    OPERATOR;

    /** {@return what is needed for an effect} */
    public static Access neededFor(Effect effect) {
        return switch (effect) {
            case READ -> READ;
            case WRITE, REMOVE -> WRITE;
            case ADMINISTER -> ADMIN;
            case OPERATE -> OPERATOR;
        };
    }

    /** {@return its name as callers write it} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
