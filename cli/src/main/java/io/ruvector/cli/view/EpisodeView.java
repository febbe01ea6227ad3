package io.ruvector.cli.view;

import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.RecalledEpisode;
import io.ruvector.memory.ScoreParts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An episode as the command line shows it.
 *
 * @param id its id
 * @param score how well it fitted, if it was recalled; higher is better
 * @param parts what the score is made of, if it was recalled
 * @param task what was to be done
 * @param state the situation it started from
 * @param steps what was done
 * @param observation what was seen
 * @param outcome success, failure or partial
 * @param reward in [0, 1]
 * @param reason why it failed or what is missing
 * @param reflection what was learned
 * @param tags labels
 * @param validTime when it happened
 */
public record EpisodeView(
        String id,
        Optional<Double> score,
        Optional<ScoreParts> parts,
        String task,
        String state,
        List<String> steps,
        String observation,
        Optional<String> outcome,
        Optional<Double> reward,
        Optional<String> reason,
        String reflection,
        List<String> tags,
        Optional<Instant> validTime) {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** A recalled episode with its score. */
    public static EpisodeView of(RecalledEpisode hit) {
        return of(hit.episode(), Optional.of(hit.score()), Optional.of(hit.parts()));
    }

    /** A stored episode. */
    public static EpisodeView of(Episode episode) {
        return of(episode, Optional.empty(), Optional.empty());
    }

    private static EpisodeView of(Episode e, Optional<Double> score, Optional<ScoreParts> parts) {
        return new EpisodeView(
                e.id(),
                score,
                parts,
                e.task(),
                e.state(),
                e.steps(),
                e.observation(),
                e.outcome().map(outcome -> outcome.kind().name().toLowerCase(Locale.ROOT)),
                e.outcome().map(Outcome::reward),
                e.outcome().flatMap(EpisodeView::remark),
                e.reflection(),
                e.tags(),
                e.validTime());
    }

    /** Prints a recalled episode: score and task, then what was done, what came of it and what was learned. */
    public static void print(RecalledEpisode hit, Terminal terminal) {
        Episode episode = hit.episode();
        String score = String.format(Locale.ROOT, "%.2f", hit.score());
        terminal.line(terminal.styled(Style.CYAN, score) + "  " + terminal.styled(Style.BOLD, episode.task()));
        lines(episode).forEach(line -> terminal.paragraph(line, "      "));
        terminal.line(terminal.styled(Style.DIM, "      " + when(episode) + "  id " + episode.id()));
    }

    /** What there is to say of an episode below its task, one line each. */
    private static List<String> lines(Episode episode) {
        List<String> lines = new ArrayList<>();
        if (!episode.steps().isEmpty()) {
            lines.add("did: " + String.join("; ", episode.steps()));
        }
        episode.outcome().ifPresent(outcome -> lines.add(words(outcome)));
        if (!episode.observation().isBlank()) {
            lines.add("saw: " + episode.observation());
        }
        if (!episode.reflection().isBlank()) {
            lines.add("learned: " + episode.reflection());
        }
        return lines;
    }

    private static String when(Episode episode) {
        return episode.validTime().map(MINUTES::format).orElse("");
    }

    private static String words(Outcome outcome) {
        String kind = outcome.kind().name().toLowerCase(Locale.ROOT);
        String reward = String.format(Locale.ROOT, " (reward %.2f)", outcome.reward());
        return "outcome: " + kind + reward
                + remark(outcome).map(remark -> ", " + remark).orElse("");
    }

    private static Optional<String> remark(Outcome outcome) {
        String remark = switch (outcome) {
            case Outcome.Success success -> "";
            case Outcome.Failure failure -> failure.reason();
            case Outcome.Partial partial -> partial.remark();
        };
        return Optional.of(remark).filter(text -> !text.isBlank());
    }
}
