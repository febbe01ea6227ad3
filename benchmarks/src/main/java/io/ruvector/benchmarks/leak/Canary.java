package io.ruvector.benchmarks.leak;

import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word inside a record that says whose it is, so that a leak is seen whatever the record's fields claim.
 *
 * @param number unique in the run
 * @param tenant the tenant
 * @param visibility who sees it
 * @param boundary the team, agent or session that it is for; empty for shared
 */
record Canary(int number, String tenant, Visibility visibility, String boundary) {
    private static final Pattern WORD = Pattern.compile("canary(\\d+)t(\\d+)v(\\d)b(\\w*?)e\\b");

    static Canary of(int number, Scope owner, Visibility visibility) {
        return new Canary(
                number, owner.tenant(), visibility, boundary(owner, visibility).orElse(""));
    }

    /** The word: letters and digits only, so that every index keeps it whole. */
    String word() {
        return "canary" + number + "t" + tenant.substring("tenant".length()) + "v" + visibility.ordinal() + "b"
                + boundary + "e";
    }

    static Optional<Canary> in(String text) {
        Matcher matcher = WORD.matcher(text.toLowerCase(java.util.Locale.ROOT));
        return matcher.find()
                ? Optional.of(new Canary(
                        Integer.parseInt(matcher.group(1)),
                        "tenant" + matcher.group(2),
                        Visibility.values()[Integer.parseInt(matcher.group(3))],
                        matcher.group(4)))
                : Optional.empty();
    }

    /** The rule, written down a second time. */
    boolean mayBeSeenBy(Scope reader) {
        return tenant.equals(reader.tenant())
                && (visibility == Visibility.SHARED
                        || boundary.equals(boundary(reader, visibility).orElse("nobody")));
    }

    private static Optional<String> boundary(Scope scope, Visibility visibility) {
        return switch (visibility) {
            case SESSION -> scope.session();
            case PRIVATE -> scope.agent();
            case TEAM -> scope.team();
            case SHARED -> Optional.empty();
        };
    }
}
