package io.ruvector.memory;

import java.time.Instant;
import java.util.List;

/**
 * A recall that was kept, to be looked at again.
 *
 * @param traceId what {@link EpisodicMemory#replay} takes; unique within the tenant
 * @param text what was asked
 * @param at when it was asked: the time that ages were counted to
 * @param weights what the parts of the scores were weighted with
 * @param hits the episodes, best first, each with the parts of its score
 */
public record Recollection(String traceId, String text, Instant at, RecallWeights weights, List<RecalledEpisode> hits) {

    /** Copies the list. */
    public Recollection {
        hits = List.copyOf(hits);
    }
}
