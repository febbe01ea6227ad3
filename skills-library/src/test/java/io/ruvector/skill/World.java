package io.ruvector.skill;

import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Episodes of four kinds of task with known truth. In half of a kind's episodes its planted sequence occurs among random
 * steps and success comes with probability 0.9, else 0.35. A habit, "open the editor" and "save", comes with every kind and
 * does nothing.
 */
final class World {

    static final List<String> KINDS = List.of(
            "repair the failing login test of the web shop",
            "translate the user manual into French for customers",
            "plan the summer irrigation schedule for tomatoes",
            "reconcile monthly invoices against bank statements");
    static final List<List<String>> PLANTED = List.of(
            List.of("read the log", "reproduce", "bisect"),
            List.of("build glossary", "translate", "proofread"),
            List.of("measure soil", "check forecast"),
            List.of("sort by amount", "match pairs", "ask accountant"));
    private static final List<String> NOISE = List.of(
            "look around", "take notes", "wait", "search the web", "ask a friend", "list files", "think", "retry");
    private static final List<String> HABIT = List.of("open the editor", "save");

    private final Random random;
    private final Scope scope;

    World(long seed, Scope scope) {
        this.random = new Random(seed);
        this.scope = scope;
    }

    List<Episode> episodes(int count) {
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kind = i % KINDS.size();
            boolean planted = random.nextBoolean();
            boolean success = random.nextDouble() < (planted ? 0.9 : 0.35);
            episodes.add(Episode.builder(KINDS.get(kind) + " number" + i, scope)
                    .id("e%05d".formatted(i))
                    .steps(steps(planted ? PLANTED.get(kind) : List.of()))
                    .outcome(success ? Outcome.success() : Outcome.failure("it did not work"))
                    .build());
        }
        return episodes;
    }

    /** The same episodes with their outcomes dealt out anew at random. */
    List<Episode> shuffled(List<Episode> episodes) {
        List<Outcome> outcomes = new ArrayList<>(episodes.stream()
                .map(episode -> episode.outcome().orElseThrow())
                .toList());
        Collections.shuffle(outcomes, random);
        List<Episode> shuffled = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            shuffled.add(episodes.get(i).toBuilder().outcome(outcomes.get(i)).build());
        }
        return shuffled;
    }

    private List<String> steps(List<String> planted) {
        List<List<String>> parts = new ArrayList<>();
        for (int i = 2 + random.nextInt(4); i > 0; i--) {
            parts.add(List.of(NOISE.get(random.nextInt(NOISE.size()))));
        }
        if (random.nextInt(3) > 0) {
            parts.add(HABIT);
        }
        parts.add(planted);
        Collections.shuffle(parts, random);
        return parts.stream().flatMap(List::stream).toList();
    }
}
