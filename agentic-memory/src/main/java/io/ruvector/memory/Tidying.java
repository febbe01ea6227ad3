package io.ruvector.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses which episodes of a scope go under a {@link Retention}. */
final class Tidying {

    private record Ranked(Episode episode, double worth) {}

    private final Retention retention;
    private final Instant now;
    private final List<Episode> going = new ArrayList<>();
    private final List<Ranked> staying = new ArrayList<>();

    Tidying(Retention retention, Instant now) {
        this.retention = retention;
        this.now = now;
    }

    void consider(Episode episode) {
        if (retention.outlived(episode, now)) {
            going.add(episode);
        } else if (!Retention.pinned(episode)) {
            staying.add(new Ranked(episode, retention.worth(episode, now)));
        }
    }

    /** The episodes that go: the outlived, and the least worth beyond the capacity. */
    List<Episode> going() {
        int over = retention.capacity().isEmpty()
                ? 0
                : staying.size() - retention.capacity().getAsInt();
        staying.stream()
                .sorted(Comparator.comparingDouble(Ranked::worth)
                        .thenComparing(ranked -> ranked.episode().validTime().orElse(Instant.EPOCH))
                        .thenComparing(ranked -> ranked.episode().id()))
                .limit(Math.max(0, over))
                .forEach(ranked -> going.add(ranked.episode()));
        return going;
    }
}
