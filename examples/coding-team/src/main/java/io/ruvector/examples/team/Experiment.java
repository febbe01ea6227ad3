package io.ruvector.examples.team;

import dev.langchain4j.model.chat.ChatModel;
import io.ruvector.AgenticDb;
import io.ruvector.vector.TextEmbedder;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/** Both rounds of one arm with one seed, in a database of its own. */
final class Experiment {

    /**
     * What a round cost.
     *
     * @param first the share of tasks solved at the first attempt
     * @param solved the share of tasks solved within the attempts allowed
     * @param attempts attempts a task, on average
     */
    record Round(double first, double solved, double attempts) {

        static Round of(List<CodingTeam.Result> results) {
            return new Round(
                    share(
                            results.stream()
                                    .filter(r -> r.solved() && r.attempts() == 1)
                                    .count(),
                            results),
                    share(results.stream().filter(CodingTeam.Result::solved).count(), results),
                    results.stream()
                            .mapToInt(CodingTeam.Result::attempts)
                            .average()
                            .orElseThrow());
        }

        private static double share(long count, List<CodingTeam.Result> of) {
            return (double) count / of.size();
        }
    }

    /** Both rounds of a seed. */
    record Outcome(Round first, Round second) {}

    private final TextEmbedder embedder;
    private final LongFunction<ChatModel> models;
    private final Workbench workbench = new Workbench();
    private final List<ProgrammingTask> tasks = TaskFile.read();
    private final int maxAttempts;

    Experiment(TextEmbedder embedder, LongFunction<ChatModel> models, int maxAttempts) {
        this.embedder = embedder;
        this.models = models;
        this.maxAttempts = maxAttempts;
    }

    Outcome run(Path directory, Lookup lookup, long seed) {
        try (AgenticDb db = AgenticDb.builder(directory).embedder(embedder).open()) {
            TeamMemory memory = new TeamMemory(db);
            CodingTeam team = new CodingTeam(models.apply(seed), memory, workbench, maxAttempts);
            Round first = Round.of(round(1).stream()
                    .map(task -> lookup == Lookup.NOTHING ? team.solve(task, statement -> "") : team.solve(task))
                    .toList());
            team.endRound();
            SplittableRandom random = new SplittableRandom(seed);
            Round second = Round.of(round(2).stream()
                    .map(task -> switch (lookup) {
                        case MEMORY -> team.solve(task);
                        case NOTHING -> team.solve(task, statement -> "");
                        case UNRELATED -> {
                            String other = unrelated(task, random);
                            yield team.solve(task, statement -> memory.experience(other));
                        }
                    })
                    .toList());
            team.endRound();
            return new Outcome(first, second);
        }
    }

    private String unrelated(ProgrammingTask task, SplittableRandom random) {
        List<ProgrammingTask> others = round(1).stream()
                .filter(other -> !other.family().equals(task.family()))
                .toList();
        return others.get(random.nextInt(others.size())).statement();
    }

    private List<ProgrammingTask> round(int number) {
        return tasks.stream().filter(task -> task.round() == number).toList();
    }
}
