package io.ruvector.operation.view;

import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.RecalledEpisode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An episode.
 *
 * @param id its id
 * @param task what was to be done
 * @param state the situation it started from
 * @param steps what was done, in order
 * @param observation what was seen at the end
 * @param outcome success, failure or partial
 * @param reward in [0, 1]; higher is better
 * @param reason why it failed, or what is missing
 * @param reflection what was learned
 * @param tags labels
 * @param validTime when it happened
 * @param score how well it fits, if it was recalled; higher is better
 * @param scoreParts what the score is the sum of, if it was recalled
 */
public record EpisodeView(
        String id,
        String task,
        String state,
        List<String> steps,
        String observation,
        @Nullable String outcome,
        @Nullable Double reward,
        @Nullable String reason,
        String reflection,
        List<String> tags,
        @Nullable Instant validTime,
        @Nullable Double score,
        @Nullable Map<String, Double> scoreParts) {

    /** {@return what an episode says} */
    public static EpisodeView of(Episode episode) {
        return of(episode, null, null);
    }

    /** {@return what a recalled episode says} */
    public static EpisodeView of(RecalledEpisode hit) {
        return of(hit.episode(), hit.score(), ScoreShares.of(hit.parts()));
    }

    private static EpisodeView of(Episode e, @Nullable Double score, @Nullable Map<String, Double> parts) {
        Optional<Outcome> outcome = e.outcome();
        return new EpisodeView(
                e.id(),
                e.task(),
                e.state(),
                e.steps(),
                e.observation(),
                outcome.map(known -> known.kind().name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                outcome.map(Outcome::reward).orElse(null),
                outcome.flatMap(EpisodeView::reason).orElse(null),
                e.reflection(),
                e.tags(),
                e.validTime().orElse(null),
                score,
                parts);
    }

    private static Optional<String> reason(Outcome outcome) {
        String reason = switch (outcome) {
            case Outcome.Success success -> "";
            case Outcome.Failure failure -> failure.reason();
            case Outcome.Partial partial -> partial.remark();
        };
        return Optional.of(reason).filter(text -> !text.isBlank());
    }
}
