package io.ruvector.memory.fact;

import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Something that was stated, kept once however often and in whatever words it was said, with all spans in which it held.
 *
 * @param id unique within the tenant
 * @param scope whose fact it is: who stated it first
 * @param visibility who else in the tenant sees it
 * @param text the words of the first source that is left
 * @param claim what it says, as far as that was understood
 * @param beliefs when it held and when the memory thought so, in the order they were recorded; what was given up stays
 * @param sources where it comes from, at most {@value #MAX_SOURCES}: the first, then the latest
 * @param mentions how often it was stated, at least 1
 */
public record Fact(
        String id,
        Scope scope,
        Visibility visibility,
        String text,
        Optional<Claim> claim,
        List<Belief> beliefs,
        List<Source> sources,
        long mentions) {

    /** The most sources that are kept for a fact; mentions are counted beyond. */
    public static final int MAX_SOURCES = 64;

    /** Copies the lists. */
    public Fact {
        beliefs = List.copyOf(beliefs);
        sources = List.copyOf(sources);
    }

    /** Whether the memory thought at {@code known} that it held at {@code valid}. */
    public boolean holds(Instant valid, Instant known) {
        return beliefs.stream().anyMatch(belief -> belief.covers(valid, known));
    }

    /** Whether the memory now thinks that it held, or holds, at the given time. */
    public boolean holds(Instant valid) {
        return beliefs.stream()
                .anyMatch(belief -> belief.current() && belief.overlaps(valid, Optional.of(valid.plusNanos(1))));
    }

    /** Whether a reader of the given scope sees it. */
    public boolean visibleTo(Scope reader) {
        return reader.sees(scope, visibility);
    }

    Fact beliefs(List<Belief> value) {
        return new Fact(id, scope, visibility, text, claim, value, sources, mentions);
    }

    Fact mentionedBy(Source source) {
        List<Source> next = new ArrayList<>(sources);
        boolean known = sources.stream().anyMatch(it -> sameOrigin(it, source));
        if (!known) {
            if (next.size() == MAX_SOURCES) {
                next.remove(1);
            }
            next.add(source);
        }
        return new Fact(id, scope, visibility, text, claim, beliefs, next, mentions + 1);
    }

    /** This fact without what it was told in the episodes; absent when no source is left. */
    Optional<Fact> without(Set<String> episodeIds) {
        return keeping(source -> source.episodeId().filter(episodeIds::contains).isEmpty());
    }

    /** This fact without what it was told by writers within the scope; absent when no source is left. */
    Optional<Fact> withoutWriters(Scope scope) {
        return keeping(source -> !scope.covers(source.writer()));
    }

    private Optional<Fact> keeping(Predicate<Source> wanted) {
        List<Source> rest = sources.stream().filter(wanted).toList();
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        long left = Math.max(rest.size(), mentions - (sources.size() - rest.size()));
        return Optional.of(new Fact(id, scope, visibility, rest.getFirst().statement(), claim, beliefs, rest, left));
    }

    boolean mentions(Set<String> episodeIds) {
        return sources.stream()
                .anyMatch(it -> it.episodeId().filter(episodeIds::contains).isPresent());
    }

    private static boolean sameOrigin(Source a, Source b) {
        return a.statement().equals(b.statement())
                && a.episodeId().equals(b.episodeId())
                && a.writer().equals(b.writer());
    }
}
