package io.ruvector.context;

import io.ruvector.memory.Episode;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.RecallQuery;
import io.ruvector.memory.RecallWeights;
import io.ruvector.memory.Scope;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Episodes that are related to the task, by their recall score as a share of the highest there can be. */
record EpisodeSource(EpisodicMemory memory) implements ContextSource {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
    private static final RecallWeights WEIGHTS = RecallWeights.DEFAULT;
    private static final double HIGHEST = WEIGHTS.meaning()
            + WEIGHTS.keywords()
            + WEIGHTS.context()
            + WEIGHTS.recency()
            + WEIGHTS.utility()
            + WEIGHTS.importance();

    @Override
    public ContextKind kind() {
        return ContextKind.EPISODE;
    }

    @Override
    public List<Candidate> candidates(String task, Scope scope, int most) {
        RecallQuery query =
                RecallQuery.builder(task, scope).k(most).weights(WEIGHTS).build();
        return memory.recall(query).stream()
                .filter(hit -> hit.parts().meaning() > 0)
                .map(hit -> new Candidate(
                        kind(), hit.episode().id(), Math.clamp(hit.score() / HIGHEST, 0, 1), text(hit.episode())))
                .toList();
    }

    @Override
    public Optional<String> show(String id, Scope scope) {
        return memory.find(id, scope).map(EpisodeSource::text);
    }

    private static String text(Episode episode) {
        StringBuilder text = new StringBuilder();
        episode.validTime().ifPresent(time -> text.append(DATE.format(time)).append(' '));
        text.append(Shown.shortened(episode.task()));
        if (!episode.steps().isEmpty()) {
            text.append(" | did: ").append(Shown.steps(episode.steps()));
        }
        episode.outcome().ifPresent(outcome -> text.append(" | ").append(came(outcome)));
        if (!episode.reflection().isBlank()) {
            text.append(" | learned: ").append(Shown.shortened(episode.reflection()));
        }
        return text.toString();
    }

    private static String came(Outcome outcome) {
        String reward = String.format(Locale.ROOT, " (reward %.2f)", outcome.reward());
        return switch (outcome) {
            case Outcome.Success success -> "success" + reward;
            case Outcome.Failure failure -> "failure: " + Shown.shortened(failure.reason());
            case Outcome.Partial partial -> "partial" + reward + " " + Shown.shortened(partial.remark());
        };
    }
}
