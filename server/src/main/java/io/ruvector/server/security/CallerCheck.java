package io.ruvector.server.security;

import io.ruvector.AgenticDb;
import io.ruvector.memory.Scope;
import io.ruvector.store.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Finds out who calls. With keys, tenant and rights come from the key, or from a token, alone; without, the caller may do everything and names its
 * tenant in the header {@code ruvector-tenant}. Team, agent and session narrow the scope within the tenant, by headers.
 */
@Component
class CallerCheck {

    private static final String BEARER = "Bearer ";

    private final ServerLimits limits;
    private final ApiKeys keys;
    private final JwtTokens tokens;
    private final Scope standard;

    CallerCheck(ServerLimits limits, ApiKeys keys, JwtTokens tokens, AgenticDb db) {
        this.limits = limits;
        this.keys = keys;
        this.tokens = tokens;
        this.standard = db.scope();
    }

    Caller check(HttpServletRequest request) {
        if (limits.keys() == ServerLimits.Keys.OFF) {
            String named = request.getHeader("ruvector-tenant");
            Scope scope = named == null ? standard : scope(named);
            return new Caller("none", narrowed(scope, request), EnumSet.allOf(Access.class));
        }
        String header = request.getHeader("Authorization");
        if (header == null || !header.startsWith(BEARER)) {
            throw new RefusedException(HttpStatus.UNAUTHORIZED, "Authorization: expected 'Bearer' and an API key");
        }
        String sent = header.substring(BEARER.length()).strip();
        Caller caller = keys.find(sent)
                .map(key -> new Caller(key.id(), scope(key.tenant()), Set.copyOf(key.access())))
                .or(() -> sent.startsWith(ApiKeys.PREFIX) ? Optional.empty() : tokens.caller(sent))
                .orElseThrow(() -> new RefusedException(
                        HttpStatus.UNAUTHORIZED, "Authorization: expected a key that was made here and not revoked"));
        return new Caller(caller.keyId(), narrowed(caller.scope(), request), caller.access());
    }

    private static Scope narrowed(Scope scope, HttpServletRequest request) {
        try {
            Scope narrowed = scope;
            String team = request.getHeader("ruvector-team");
            String agent = request.getHeader("ruvector-agent");
            String session = request.getHeader("ruvector-session");
            narrowed = team == null ? narrowed : narrowed.team(team);
            narrowed = agent == null ? narrowed : narrowed.agent(agent);
            return session == null ? narrowed : narrowed.session(session);
        } catch (InvalidInputException e) {
            throw new RefusedException(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private static Scope scope(String tenant) {
        try {
            return Scope.of(tenant);
        } catch (InvalidInputException e) {
            throw new RefusedException(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }
}
