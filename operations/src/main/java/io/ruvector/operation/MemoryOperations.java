package io.ruvector.operation;

import io.ruvector.AgenticDb;
import io.ruvector.memory.Episode;
import io.ruvector.memory.EpisodeBuilder;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.fact.FactChange;
import io.ruvector.operation.view.EpisodeView;
import io.ruvector.operation.view.FactView;
import io.ruvector.store.InvalidInputException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Episodes and facts together: remember, recall, forget. */
final class MemoryOperations {

    private MemoryOperations() {}

    record Memory(
            @Described("What was to be done; for an episode") @Nullable
            String task,

            @Described(value = "What was done, in order", most = 200) @Nullable
            List<String> steps,

            @Described(
                    value = "What came of it",
                    oneOf = {"success", "failure", "partial"})
            @Nullable
            String outcome,

            @Described(value = "How good it was, higher is better", min = 0, max = 1) @Nullable
            Double reward,

            @Described("Why it failed, or what is missing") @Nullable
            String reason,

            @Described("What was learned") @Nullable String reflection,

            @Described("The situation it started from") @Nullable
            String state,

            @Described("What was seen at the end") @Nullable String observation,

            @Described(value = "Labels", most = 50) @Nullable
            List<String> tags,

            @Described(value = "A fact in one sentence, such as 'Anna lives in Rome'; instead of a task", most = 10_000)
            @Nullable
            String fact) {}

    record Remembered(String id, String kind, String change, List<String> superseded) {}

    record Recall(
            @Described("The task or question at hand") String query,

            @Described(value = "How many episodes and how many facts at most; 5 if left out", min = 1, max = 100)
            @Nullable
            Integer k) {}

    record Recalled(List<EpisodeView> episodes, List<FactView> facts) {}

    record MemoryId(
            @Described(value = "The id of an episode or a fact", most = 128)
            String id) {}

    record Forgotten(List<String> forgotten, boolean clean) {}

    static List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(
                        "memory_remember",
                        Effect.WRITE,
                        "Remember",
                        "Stores an episode (a task, what was done, what came of it) or a fact. Facts said before are merged,"
                                + " and those that a new one contradicts are superseded, with their history kept.",
                        Memory.class,
                        Remembered.class,
                        MemoryOperations::remember),
                Operation.of(
                        "memory_recall",
                        Effect.READ,
                        "Recall",
                        "Earlier episodes and current facts that fit a task or question best, each with its score.",
                        Recall.class,
                        Recalled.class,
                        MemoryOperations::recall),
                Operation.of(
                        "memory_forget",
                        Effect.REMOVE,
                        "Forget",
                        "Removes an episode or a fact and everything that was derived from it.",
                        MemoryId.class,
                        Forgotten.class,
                        MemoryOperations::forget));
    }

    private static Remembered remember(AgenticDb db, Memory in) {
        if ((in.task == null) == (in.fact == null)) {
            throw new InvalidInputException("task", in.task, "either a task or a fact");
        }
        if (in.fact != null) {
            FactChange change = db.state(in.fact);
            return new Remembered(
                    change.fact().id(), "fact", change.kind().name().toLowerCase(Locale.ROOT), change.superseded());
        }
        Episode stored = db.remember(episode(db, in));
        return new Remembered(stored.id(), "episode", "added", List.of());
    }

    private static Episode episode(AgenticDb db, Memory in) {
        EpisodeBuilder episode = Episode.builder(String.valueOf(in.task), db.scope())
                .state(or(in.state))
                .steps(in.steps == null ? List.of() : in.steps)
                .observation(or(in.observation))
                .reflection(or(in.reflection))
                .tags(in.tags == null ? List.of() : in.tags);
        if (in.outcome != null) {
            episode.outcome(outcome(in.outcome, in));
        } else if (in.reward != null) {
            throw new InvalidInputException("reward", in.reward, "an outcome that it belongs to");
        }
        return episode.build();
    }

    private static Outcome outcome(String kind, Memory in) {
        return switch (kind) {
            case "success" -> new Outcome.Success(in.reward == null ? 1 : in.reward);
            case "failure" ->
                new Outcome.Failure(
                        or(in.reason).isBlank() ? "no reason given" : or(in.reason), in.reward == null ? 0 : in.reward);
            default -> new Outcome.Partial(in.reward == null ? 0.5 : in.reward, or(in.reason));
        };
    }

    private static Recalled recall(AgenticDb db, Recall in) {
        int k = in.k == null ? 5 : in.k;
        return new Recalled(
                db.recall(in.query, k).stream().map(EpisodeView::of).toList(),
                db.factsFor(in.query, k).stream().map(FactView::of).toList());
    }

    private static Forgotten forget(AgenticDb db, MemoryId in) {
        // Skills keep counts of their evidence, so they have to be open to take part.
        db.skills();
        var report = db.memory().forget(in.id, db.scope());
        if (report.isEmpty()) {
            report = db.facts().forget(in.id, db.scope());
        }
        if (report.isEmpty()) {
            throw new NotFoundException("episode or fact", in.id);
        }
        return new Forgotten(report.forgotten(), report.clean());
    }

    static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
