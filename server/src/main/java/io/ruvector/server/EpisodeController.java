package io.ruvector.server;

import io.ruvector.AgenticDb;
import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.RecalledEpisode;
import io.ruvector.store.InvalidInputException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Episodes over HTTP. */
@RestController
@RequestMapping("/v1/episodes")
class EpisodeController {

    private final AgenticDb db;

    EpisodeController(AgenticDb db) {
        this.db = db;
    }

    /** What a client says of an episode; {@code outcome} is success, failure or partial. */
    record NewEpisode(
            @Nullable String task,
            @Nullable String action,
            @Nullable String outcome,
            @Nullable Double reward,
            @Nullable String reason,
            @Nullable String reflection) {

        Outcome toOutcome() {
            String named = Required.field("outcome", outcome);
            return switch (named) {
                case "success" -> reward == null ? Outcome.success() : Outcome.success(reward);
                case "failure" -> Outcome.failure(reason == null ? "no reason given" : reason);
                case "partial" -> Outcome.partial(Required.field("reward", reward));
                default -> throw new InvalidInputException("outcome", named, "success, failure or partial");
            };
        }
    }

    /** A recalled episode as a client sees it. */
    record Recalled(String id, double score, String task, List<String> steps, String outcome, String reflection) {

        static Recalled of(RecalledEpisode hit) {
            Episode e = hit.episode();
            String outcome = e.outcome()
                    .map(known -> known.kind().name().toLowerCase(Locale.ROOT))
                    .orElse("unknown");
            return new Recalled(e.id(), hit.score(), e.task(), e.steps(), outcome, e.reflection());
        }
    }

    /** The id of a stored episode. */
    record Remembered(String id) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Remembered remember(@RequestBody NewEpisode body) {
        Episode stored = db.remember(
                Required.field("task", body.task()),
                body.action() == null ? "" : body.action(),
                body.toOutcome(),
                body.reflection() == null ? "" : body.reflection());
        return new Remembered(stored.id());
    }

    @GetMapping("/search")
    List<Recalled> recall(@RequestParam String q, @RequestParam(defaultValue = "5") int k) {
        return db.recall(q, k).stream().map(Recalled::of).toList();
    }
}
