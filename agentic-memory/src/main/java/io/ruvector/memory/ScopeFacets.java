package io.ruvector.memory;

import io.ruvector.vector.Filter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rule of who sees what, as metadata of an indexed record and as a filter over that metadata. */
public final class ScopeFacets {

    private static final String TENANT = "tenant";
    private static final String VISIBILITY = "visibility";
    private static final String TEAM = "team";
    private static final String AGENT = "agent";
    private static final String SESSION = "session";

    private ScopeFacets() {}

    /** What an index must know of a record's owner and visibility; a new, modifiable map. */
    public static Map<String, Object> of(Scope owner, Visibility visibility) {
        Map<String, Object> facets = new HashMap<>();
        facets.put(TENANT, owner.tenant());
        facets.put(VISIBILITY, visibility.name());
        owner.team().ifPresent(team -> facets.put(TEAM, team));
        owner.agent().ifPresent(agent -> facets.put(AGENT, agent));
        owner.session().ifPresent(session -> facets.put(SESSION, session));
        return facets;
    }

    /** The filter that passes exactly the records that the reader {@linkplain Scope#sees sees}. */
    public static Filter visibleTo(Scope reader) {
        List<Filter> any = new ArrayList<>();
        any.add(level(Visibility.SHARED));
        reader.team().ifPresent(team -> any.add(Filter.and(level(Visibility.TEAM), Filter.eq(TEAM, team))));
        reader.agent().ifPresent(agent -> any.add(Filter.and(level(Visibility.PRIVATE), Filter.eq(AGENT, agent))));
        reader.session().ifPresent(s -> any.add(Filter.and(level(Visibility.SESSION), Filter.eq(SESSION, s))));
        return Filter.and(Filter.eq(TENANT, reader.tenant()), Filter.or(any.toArray(Filter[]::new)));
    }

    private static Filter level(Visibility visibility) {
        return Filter.eq(VISIBILITY, visibility.name());
    }
}
