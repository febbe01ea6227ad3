package io.ruvector.server.security;

import io.ruvector.memory.Scope;
import io.ruvector.operation.Effect;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Who sent a request.
 *
 * @param keyId the id of its key; {@code none} when keys are off
 * @param scope whose records it reads and writes
 * @param access what it may do
 */
public record Caller(String keyId, Scope scope, Set<Access> access) {

    private static final String ATTRIBUTE = Caller.class.getName();

    /** {@return the caller of a request that has passed the checks} */
    public static Caller of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("a request that nobody checked: " + request.getRequestURI());
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** {@return whether the caller may do what has this effect} */
    public boolean may(Effect effect) {
        return access.contains(Access.neededFor(effect));
    }
}
