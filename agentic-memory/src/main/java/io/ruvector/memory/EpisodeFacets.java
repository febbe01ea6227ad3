package io.ruvector.memory;

import io.ruvector.vector.Filter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What of an episode the indexes know, and the filter over it for a reader and a wish. */
final class EpisodeFacets {

    private static final String OUTCOME = "outcome";
    private static final String REWARD = "reward";
    private static final String TIME = "time";
    private static final String RECORDED = "recorded";
    private static final String TAGS = "tags";

    private EpisodeFacets() {}

    static Map<String, Object> of(Episode episode) {
        Map<String, Object> facets = ScopeFacets.of(episode.scope(), episode.visibility());
        episode.outcome().ifPresent(outcome -> {
            facets.put(OUTCOME, outcome.kind().name());
            facets.put(REWARD, outcome.reward());
        });
        facets.put(TIME, episode.validTime().orElse(Instant.EPOCH));
        episode.recordedAt().ifPresent(time -> facets.put(RECORDED, time));
        if (!episode.tags().isEmpty()) {
            facets.put(TAGS, episode.tags());
        }
        return facets;
    }

    /** The filter that passes what the reader sees and wants; says the same as {@link Scope#sees} and {@link EpisodeFilter#matches}. */
    static Filter filter(Scope reader, EpisodeFilter wanted) {
        List<Filter> all = new ArrayList<>();
        all.add(ScopeFacets.visibleTo(reader));
        if (!wanted.outcomes().isEmpty()) {
            all.add(Filter.in(
                    OUTCOME,
                    wanted.outcomes().stream().map(Outcome.Kind::name).sorted().toList()));
        }
        wanted.minReward().ifPresent(least -> all.add(Filter.gte(REWARD, least)));
        wanted.from().ifPresent(from -> all.add(Filter.gte(TIME, from)));
        wanted.to().ifPresent(to -> all.add(Filter.lt(TIME, to)));
        wanted.recordedFrom().ifPresent(from -> all.add(Filter.gte(RECORDED, from)));
        wanted.recordedTo().ifPresent(to -> all.add(Filter.lt(RECORDED, to)));
        wanted.tags().forEach(tag -> all.add(Filter.contains(TAGS, tag)));
        return Filter.and(all.toArray(Filter[]::new));
    }
}
