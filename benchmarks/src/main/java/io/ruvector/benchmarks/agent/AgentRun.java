package io.ruvector.benchmarks.agent;

import io.ruvector.AgenticDb;
import io.ruvector.benchmarks.StreamClock;
import io.ruvector.benchmarks.agent.AgentWorld.Task;
import io.ruvector.context.ContextRequest;
import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.Scope;
import io.ruvector.store.Durability;
import io.ruvector.vector.TextEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One agent in one world, from the first task to the last, an hour each. */
final class AgentRun {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TASK = Duration.ofHours(1);
    private static final int CONSOLIDATED_EVERY = 50;
    private static final int CONTEXT_TOKENS = 1_500;
    private static final int EPISODES_SHOWN = 40;
    private static final double SPOILT = 0.1;

    private final Scope scope = Scope.of("agent");
    private final AgentWorld world;
    private final Arm arm;
    private final RandomGenerator random;
    private final StreamClock clock = new StreamClock(BEGIN);

    AgentRun(WorldPlan plan, long seed, Arm arm) {
        this.world = new AgentWorld(plan, seed);
        this.arm = arm;
        this.random = new SplittableRandom(seed * 31 + arm.ordinal());
    }

    /** Which of the tasks succeeded. */
    boolean[] run(TextEmbedder embedder, Path directory) {
        List<Task> tasks = world.tasks();
        boolean[] successes = new boolean[tasks.size()];
        if (!arm.remembers()) {
            for (Task task : tasks) {
                successes[task.number()] = world.succeeds(task, unaided(task));
            }
            return successes;
        }
        try (AgenticDb db = AgenticDb.builder(directory)
                .embedder(embedder)
                .scope(scope)
                .clock(clock)
                .options(options -> options.durability(Durability.ORDERED))
                .open()) {
            ContextReader reader = new ContextReader(world.plans(), random);
            for (Task task : tasks) {
                Instant now = BEGIN.plus(TASK.multipliedBy(task.number()));
                clock.set(now);
                List<String> chosen = reader.choose(
                        db.contexts()
                                .assemble(ContextRequest.builder(task.text(), scope)
                                        .maxTokens(CONTEXT_TOKENS)
                                        .perKind(EPISODES_SHOWN)
                                        .diversity(0)
                                        .build()),
                        LocalDate.ofInstant(now, ZoneOffset.UTC));
                boolean success = world.succeeds(task, chosen);
                successes[task.number()] = success;
                remember(db, tasks, task, chosen, success);
                if (task.number() % CONSOLIDATED_EVERY == CONSOLIDATED_EVERY - 1) {
                    db.consolidate();
                }
            }
        }
        return successes;
    }

    private List<String> unaided(Task task) {
        return arm == Arm.ORACLE
                ? world.bestPlan(task)
                : world.plans().get(random.nextInt(world.plans().size()));
    }

    private void remember(AgenticDb db, List<Task> tasks, Task task, List<String> chosen, boolean success) {
        boolean spoilt = random.nextDouble() < SPOILT;
        if (arm == Arm.FORGETFUL && spoilt) {
            return;
        }
        boolean told = (arm == Arm.WRONG_OUTCOMES && spoilt) != success;
        boolean reflected = (arm == Arm.WRONG_REFLECTIONS && spoilt) != told;
        String text =
                arm == Arm.SHUFFLED ? tasks.get(random.nextInt(tasks.size())).text() : task.text();
        db.remember(Episode.builder(text, scope)
                .steps(chosen.toArray(String[]::new))
                .outcome(told ? Outcome.success() : Outcome.failure("it did not work"))
                .reflection(reflected ? "this is the way to do it" : "this is not the way to do it")
                .build());
    }
}
