package io.ruvector.operation;

import io.ruvector.vector.VectorDb;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * How routing went, minute by minute, for each tenant: kept in memory since the process began, for the last minutes in which anything
 * was asked. Thread-safe.
 */
final class RouteHistory {

    static final int MOST_MINUTES = 240;
    private static final int MOST_TENANTS = 10_000;
    private static final Map<VectorDb, RouteHistory> OF_DATABASES = new WeakHashMap<>();

    private final Map<String, Deque<Minute>> minutes = new HashMap<>();

    /**
     * What happened within a minute.
     *
     * @param at its beginning
     * @param asked how many queries were routed
     * @param known how many of them were given a route
     * @param rated how many decisions were rated
     * @param right how many of the ratings were above 0
     */
    record Minute(Instant at, int asked, int known, int rated, int right) {

        Minute plus(int moreAsked, int moreKnown, int moreRated, int moreRight) {
            return new Minute(at, asked + moreAsked, known + moreKnown, rated + moreRated, right + moreRight);
        }
    }

    static RouteHistory of(VectorDb db) {
        synchronized (OF_DATABASES) {
            return OF_DATABASES.computeIfAbsent(db, opened -> new RouteHistory());
        }
    }

    void routed(String tenant, Instant when, boolean known) {
        add(tenant, when, new Minute(when, 1, known ? 1 : 0, 0, 0));
    }

    void rated(String tenant, Instant when, double rating) {
        add(tenant, when, new Minute(when, 0, 0, 1, rating > 0 ? 1 : 0));
    }

    /** Oldest first. */
    synchronized List<Minute> minutes(String tenant) {
        return List.copyOf(minutes.getOrDefault(tenant, new ArrayDeque<>()));
    }

    private synchronized void add(String tenant, Instant when, Minute more) {
        if (minutes.size() >= MOST_TENANTS && !minutes.containsKey(tenant)) {
            return;
        }
        Deque<Minute> ofTenant = minutes.computeIfAbsent(tenant, first -> new ArrayDeque<>());
        Instant minute = when.truncatedTo(ChronoUnit.MINUTES);
        Minute last = ofTenant.peekLast();
        Minute now = last != null && !last.at.isBefore(minute) ? ofTenant.removeLast() : new Minute(minute, 0, 0, 0, 0);
        ofTenant.addLast(now.plus(more.asked, more.known, more.rated, more.right));
        if (ofTenant.size() > MOST_MINUTES) {
            ofTenant.removeFirst();
        }
    }
}
