package io.ruvector.memory;

import io.ruvector.store.InvalidInputException;
import java.util.Optional;

/**
 * Who writes or reads: a tenant and, within it, optionally a team, an agent and a session.
 *
 * <p>A scope is a security boundary. A record carries the scope of its writer and a {@link Visibility}; a read carries
 * the scope of its reader. The rule, in full ({@link #sees}): the tenants are equal <em>and</em> the record is
 * {@code SHARED}, or {@code TEAM} with the same team, or {@code PRIVATE} with the same agent, or {@code SESSION} with
 * the same session. A part that the reader leaves out matches nothing: {@code Scope.of("acme")} sees only what is shared
 * in the tenant. Names are compared exactly, case included.
 *
 * <pre>{@code
 * Scope coder = Scope.of("acme").team("web").agent("coder");
 * }</pre>
 *
 * @param tenant the tenant: not blank, at most 128 characters, no control characters
 * @param team the team, if any
 * @param agent the agent, if any
 * @param session the session, if any
 */
public record Scope(String tenant, Optional<String> team, Optional<String> agent, Optional<String> session) {

    /** Checks every name: not blank, at most 128 characters, no control characters. */
    public Scope {
        Texts.name("tenant", tenant);
        team.ifPresent(name -> Texts.name("team", name));
        agent.ifPresent(name -> Texts.name("agent", name));
        session.ifPresent(name -> Texts.name("session", name));
    }

    /** The scope of a whole tenant: it sees what is shared there. */
    public static Scope of(String tenant) {
        return new Scope(tenant, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** This scope with the given team. */
    public Scope team(String name) {
        return new Scope(tenant, Optional.of(name), agent, session);
    }

    /** This scope with the given agent. */
    public Scope agent(String name) {
        return new Scope(tenant, team, Optional.of(name), session);
    }

    /** This scope with the given session. */
    public Scope session(String name) {
        return new Scope(tenant, team, agent, Optional.of(name));
    }

    /**
     * The visibility of a record whose writer does not choose one: {@code PRIVATE} when the scope names an agent, else
     * {@code TEAM} when it names a team, else {@code SHARED}. {@code SESSION} is only ever chosen.
     */
    public Visibility defaultVisibility() {
        if (agent.isPresent()) {
            return Visibility.PRIVATE;
        }
        return team.isPresent() ? Visibility.TEAM : Visibility.SHARED;
    }

    /** Whether this scope names what the visibility is bound to: a session, an agent or a team; always true for {@code SHARED}. */
    public boolean canOwn(Visibility visibility) {
        return visibility == Visibility.SHARED || boundary(visibility).isPresent();
    }

    /** Whether a reader of this scope sees a record that {@code owner} wrote with the given visibility. */
    public boolean sees(Scope owner, Visibility visibility) {
        if (!tenant.equals(owner.tenant)) {
            return false;
        }
        if (visibility == Visibility.SHARED) {
            return true;
        }
        Optional<String> mine = boundary(visibility);
        return mine.isPresent() && mine.equals(owner.boundary(visibility));
    }

    /**
     * Whether a writer of this scope may change, publish or forget a record: it sees the record and, when the record's owner
     * names an agent, it names the same agent. So everyone in a team reads what an agent gave to the team, and that agent
     * alone takes it back; what nobody signed belongs to all who see it.
     */
    public boolean mayChange(Scope owner, Visibility visibility) {
        return sees(owner, visibility) && (owner.agent.isEmpty() || owner.agent.equals(agent));
    }

    /**
     * Whether a record that {@code owner} wrote lies within this scope, whatever its visibility: the tenants are equal, and
     * every part that this scope names is the owner's. {@code Scope.of("acme")} covers all of the tenant.
     */
    public boolean covers(Scope owner) {
        return tenant.equals(owner.tenant)
                && within(team, owner.team)
                && within(agent, owner.agent)
                && within(session, owner.session);
    }

    private static boolean within(Optional<String> mine, Optional<String> owners) {
        return mine.isEmpty() || mine.equals(owners);
    }

    /**
     * The key under which a record of this scope's tenant is stored: {@link #tenantPrefix()} and the id. At most 900 bytes
     * of UTF-8 for an id of at most 128 characters.
     */
    public String key(String id) {
        return tenantPrefix() + id;
    }

    /** What the keys of all records of this tenant, and of no other, start with: the tenant, slash; {@code %} and {@code /} escaped. */
    public String tenantPrefix() {
        return tenant.replace("%", "%25").replace("/", "%2F") + "/";
    }

    /**
     * The widest scope with the same view at the given visibility: the tenant alone, or with its team, agent or session.
     * What is derived from what that scope sees may be shown to everyone at that visibility.
     *
     * @throws io.ruvector.store.InvalidInputException when this scope does not name that boundary
     */
    public Scope home(Visibility visibility) {
        if (!canOwn(visibility)) {
            throw new InvalidInputException("visibility", visibility, "a scope that names its boundary, not " + this);
        }
        return switch (visibility) {
            case SESSION -> new Scope(tenant, Optional.empty(), Optional.empty(), session);
            case PRIVATE -> new Scope(tenant, Optional.empty(), agent, Optional.empty());
            case TEAM -> new Scope(tenant, team, Optional.empty(), Optional.empty());
            case SHARED -> Scope.of(tenant);
        };
    }

    /** This owner with the boundary that a visibility is for taken from the given scope, which must name it. */
    Scope bounded(Scope by, Visibility visibility) {
        if (!by.canOwn(visibility)) {
            throw new InvalidInputException("visibility", visibility, "a scope that names its boundary, not " + by);
        }
        return switch (visibility) {
            case SESSION -> new Scope(tenant, team, agent, by.session);
            case PRIVATE -> new Scope(tenant, team, by.agent, session);
            case TEAM -> new Scope(tenant, by.team, agent, session);
            case SHARED -> this;
        };
    }

    private Optional<String> boundary(Visibility visibility) {
        return switch (visibility) {
            case SESSION -> session;
            case PRIVATE -> agent;
            case TEAM -> team;
            case SHARED -> Optional.empty();
        };
    }
}
