package io.ruvector.benchmarks.skills;

import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Episodes with known truth: twelve sequences of two to four steps that make success likelier in two kinds of task each,
 * and as many that look as if they did.
 *
 * <ul>
 *   <li>Habits: sequences done mostly in the easy kinds of task. They go with success because the tasks are easy.
 *   <li>Companions: sequences that mostly accompany a skill. They go with success because the skill does.
 *   <li>Fragments: the beginning of a skill, often done without its end. They go with success when the end follows.
 * </ul>
 *
 * <p>Kinds succeed by themselves with 0.15 to 0.7; a skill adds {@code uplift}. Steps are drawn around them from 24 others.
 */
public final class SkillWorld {

    /** How many sequences work. */
    public static final int SKILLS = 12;

    private static final int KINDS = 8;
    private static final int HABITS = 6;
    private static final int COMPANIONS = 6;
    private static final int FRAGMENTS = 4;
    private static final List<String> TASKS = List.of(
            "repair the failing login test of the web shop",
            "translate the user manual into French",
            "plan the irrigation of the tomato field",
            "reconcile the monthly invoices with the bank statement",
            "book a trip to the conference in Lisbon",
            "summarise the clinical trial on blood pressure",
            "tune the slow query of the sales report",
            "write a birthday poem for a colleague");
    private static final List<String> DETAILS = List.of(
            "",
            " before noon",
            " once more",
            ", please",
            " for the new customer",
            " with few words",
            " by tomorrow",
            " as last time",
            " in a hurry",
            " and tell the team");

    private final Random random;
    private final double uplift;
    private final boolean apart;
    private final double[] ease = new double[KINDS];
    private final List<List<String>> skills = new ArrayList<>();
    private final List<Set<Integer>> kindsOfSkill = new ArrayList<>();
    private final List<List<String>> habits = new ArrayList<>();
    private final List<List<String>> companions = new ArrayList<>();

    /**
     * A world drawn with a seed.
     *
     * @param uplift the share of the failures that a skill turns into successes
     * @param apart whether other steps come between those of a sequence
     */
    public SkillWorld(long seed, double uplift, boolean apart) {
        this.apart = apart;
        this.random = new Random(seed);
        this.uplift = uplift;
        for (int k = 0; k < KINDS; k++) {
            ease[k] = 0.15 + 0.55 * k / (KINDS - 1);
        }
        for (int s = 0; s < SKILLS; s++) {
            skills.add(steps("do", s, 2 + random.nextInt(3)));
            Set<Integer> where = new HashSet<>();
            while (where.size() < 2) {
                where.add(random.nextInt(KINDS));
            }
            kindsOfSkill.add(where);
        }
        for (int h = 0; h < HABITS; h++) {
            habits.add(steps("use", h, 1 + random.nextInt(3)));
        }
        for (int c = 0; c < COMPANIONS; c++) {
            companions.add(steps("also", c, 1 + random.nextInt(2)));
        }
    }

    /** The sequences that do work. */
    public Set<List<String>> skills() {
        return new HashSet<>(skills);
    }

    /** Episodes of this world, with ids in order. */
    public List<Episode> episodes(int count, Scope scope) {
        List<Episode> episodes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(KINDS);
            double chance = ease[kind];
            List<List<String>> parts = new ArrayList<>();
            for (int s = 0; s < SKILLS; s++) {
                if (kindsOfSkill.get(s).contains(kind)) {
                    boolean used = random.nextDouble() < 0.3;
                    chance += used ? uplift * (1 - chance) : 0;
                    addAround(s, used, parts);
                }
            }
            for (List<String> habit : habits) {
                if (random.nextDouble() < 0.9 * ease[kind] * ease[kind]) {
                    parts.add(habit);
                }
            }
            for (int noise = 1 + random.nextInt(4); noise > 0; noise--) {
                parts.add(List.of("look at " + random.nextInt(24)));
            }
            Collections.shuffle(parts, random);
            List<String> steps = apart ? interleaved(parts) : joined(parts);
            boolean success = random.nextDouble() < chance;
            episodes.add(Episode.builder(TASKS.get(kind) + DETAILS.get(random.nextInt(DETAILS.size())), scope)
                    .id("e%06d".formatted(i))
                    .steps(steps)
                    .outcome(success ? Outcome.success() : Outcome.failure("it did not work"))
                    .build());
        }
        return episodes;
    }

    private static List<String> joined(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    /** Each part keeps its order, but the parts' steps are mixed. */
    private List<String> interleaved(List<List<String>> parts) {
        List<Integer> turns = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
            turns.addAll(Collections.nCopies(parts.get(p).size(), p));
        }
        Collections.shuffle(turns, random);
        int[] next = new int[parts.size()];
        List<String> steps = new ArrayList<>();
        turns.forEach(p -> steps.add(parts.get(p).get(next[p]++)));
        return steps;
    }

    /** The skill itself, its companion, or its beginning without its end. */
    private void addAround(int s, boolean used, List<List<String>> parts) {
        if (used) {
            parts.add(skills.get(s));
        } else if (s < FRAGMENTS && skills.get(s).size() > 2 && random.nextDouble() < 0.3) {
            parts.add(skills.get(s).subList(0, skills.get(s).size() - 1));
        }
        if (s < COMPANIONS && random.nextDouble() < (used ? 0.7 : 0.1)) {
            parts.add(companions.get(s));
        }
    }

    /** The same episodes with their outcomes dealt out anew. */
    public List<Episode> shuffled(List<Episode> episodes) {
        List<Outcome> outcomes = new ArrayList<>(
                episodes.stream().map(e -> e.outcome().orElseThrow()).toList());
        Collections.shuffle(outcomes, random);
        List<Episode> shuffled = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            shuffled.add(episodes.get(i).toBuilder().outcome(outcomes.get(i)).build());
        }
        return shuffled;
    }

    private static List<String> steps(String verb, int number, int length) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            steps.add(verb + " " + number + (char) ('a' + i));
        }
        return steps;
    }
}
