package io.ruvector.skill;

import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import io.ruvector.vector.WriteBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One consolidation of one scope: what the episodes say now, against what the library holds.
 *
 * <p>The outcome depends only on the episodes, the reported trials and which skills exist, so a second run finds every
 * skill as it left it. A skill is created when the {@link Miner} finds it and it deserves its standing: the lower credible
 * bound of all its trials, mined and reported, is above the success rate of the same kinds of task without it if it is
 * proven (½ when there is no trial without it), above ½ if it is unopposed. It is demoted when it no longer deserves its
 * standing, and lifted again when it is found again and deserves it.
 */
final class Consolidator {

    private static final double RATE_WITHOUT_COMPARISON = 0.5;

    private final SkillStore store;
    private final SkillOptions options;
    private final Instant now;
    private final Scope home;
    private final Visibility visibility;
    private final List<List<Trial>> kinds;
    private final Map<String, Integer> kindOfEpisode = new HashMap<>();
    private final WriteBatch batch = new WriteBatch();
    private final List<String> created = new ArrayList<>();
    private final List<String> updated = new ArrayList<>();
    private final List<String> demoted = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private int unchanged;

    Consolidator(
            SkillStore store,
            EpisodicMemory memory,
            SkillOptions options,
            Scope scope,
            Visibility visibility,
            Instant now) {
        this.store = store;
        this.options = options;
        this.now = now;
        this.home = scope.home(visibility);
        this.visibility = visibility;
        this.kinds = TaskKinds.of(trials(memory), memory.embeddingFloor(), options.taskSimilarity());
        for (int kind = 0; kind < kinds.size(); kind++) {
            for (Trial trial : kinds.get(kind)) {
                kindOfEpisode.put(trial.id(), kind);
            }
        }
    }

    Consolidation run() {
        Miner miner = new Miner(kinds, options);
        Map<List<String>, List<Finding>> found = new LinkedHashMap<>();
        miner.findings()
                .forEach(f -> found.computeIfAbsent(f.steps(), steps -> new ArrayList<>())
                        .add(f));
        Map<String, Skill> existing = new TreeMap<>();
        for (Skill skill : store.ofTenant(home)) {
            if (skill.scope().equals(home) && skill.visibility() == visibility) {
                existing.put(skill.id(), skill);
            }
        }
        Map<List<String>, Skill> bySteps = new HashMap<>();
        existing.values().forEach(skill -> bySteps.putIfAbsent(skill.steps(), skill));
        Set<String> foundAgain = new HashSet<>();
        found.forEach((steps, findings) -> {
            Skill old = bySteps.get(steps);
            if (old == null) {
                create(steps, findings, existing.values());
            } else {
                foundAgain.add(old.id());
                keep(old, findings);
            }
        });
        existing.values().stream()
                .filter(skill -> !foundAgain.contains(skill.id()))
                .forEach(this::review);
        if (!created.isEmpty() || !updated.isEmpty() || !demoted.isEmpty() || !removed.isEmpty()) {
            store.write(batch);
        }
        int examined = kinds.stream().mapToInt(List::size).sum();
        return new Consolidation(
                examined,
                kinds.size(),
                miner.tested(),
                sorted(created),
                sorted(updated),
                sorted(demoted),
                sorted(removed),
                unchanged);
    }

    private void create(List<String> steps, List<Finding> findings, Iterable<Skill> existing) {
        List<String> refines = new ArrayList<>();
        for (Skill skill : existing) {
            if (Collections.indexOfSubList(steps, skill.steps()) >= 0) {
                refines.add(skill.id());
            }
        }
        Skill blank = Skill.builder(Evidence.nameOf(steps), home)
                .id(SkillId.of(home, visibility, steps))
                .visibility(visibility)
                .origin(Origin.MINED)
                .steps(steps)
                .refines(refines)
                .build();
        Set<Integer> where = kindsOf(findings);
        Skill skill = onEvidence(blank, where);
        Standing standing = standing(findings);
        if (deserves(standing, skill)) {
            Skill first = skill.toBuilder().standing(standing).updatedAt(now).build();
            store.put(batch, first, new Evidence(with(steps, where)).centroid());
            created.add(first.id());
        }
    }

    /** A skill that was found again: its standing is what the test says, unless its reported trials drag it down. */
    private void keep(Skill old, List<Finding> findings) {
        Set<Integer> where = kindsOf(findings);
        where.addAll(kindsOf(old));
        Skill next = onEvidence(old, where);
        Standing standing = standing(findings);
        Standing deserved = deserves(standing, next) ? standing : Standing.DEMOTED;
        change(old, next.toBuilder().standing(deserved).build(), where);
    }

    /** A skill that was not found this time: it keeps its standing while it beats the base rate. */
    private void review(Skill old) {
        Set<Integer> where = kindsOf(old);
        if (where.isEmpty()) {
            if (old.origin() == Origin.MINED && old.reported().trials() == 0) {
                store.delete(batch, old);
                removed.add(old.id());
            } else {
                change(
                        old,
                        old.toBuilder().mined(Tally.NONE).evidence(List.of()).build(),
                        where);
            }
            return;
        }
        Skill next = onEvidence(old, where);
        boolean falls = !deserves(old.standing(), next);
        change(old, falls ? next.toBuilder().standing(Standing.DEMOTED).build() : next, where);
    }

    private static boolean deserves(Standing standing, Skill skill) {
        double lower = skill.interval().lower();
        return switch (standing) {
            case PROVEN -> lower > skill.baseRate();
            case UNOPPOSED -> lower > RATE_WITHOUT_COMPARISON;
            case UNTESTED, DEMOTED -> true;
        };
    }

    private Skill onEvidence(Skill old, Set<Integer> where) {
        return new Evidence(with(old.steps(), where))
                .applyTo(old).toBuilder().baseRate(baseRate(old.steps(), where)).build();
    }

    private void change(Skill old, Skill next, Set<Integer> where) {
        if (next.equals(old)) {
            unchanged++;
            return;
        }
        float[] meaning = old.origin() == Origin.MINED && !where.isEmpty()
                ? new Evidence(with(next.steps(), where)).centroid()
                : store.meaning(old);
        store.put(
                batch,
                next.toBuilder().version(old.version() + 1).updatedAt(now).build(),
                meaning);
        boolean fell = next.standing() == Standing.DEMOTED && old.standing() != Standing.DEMOTED;
        (fell ? demoted : updated).add(next.id());
    }

    private List<Trial> trials(EpisodicMemory memory) {
        List<Trial> trials = new ArrayList<>();
        memory.forEach(home, episode -> {
            if (episode.outcome().isPresent() && !episode.steps().isEmpty()) {
                memory.taskVector(episode.id(), home)
                        .ifPresent(vector -> trials.add(Trial.of(episode, vector, options.successReward())));
            }
        });
        trials.sort(Comparator.<Trial, Instant>comparing(
                        trial -> trial.episode().recordedAt().orElse(Instant.EPOCH))
                .thenComparing(Trial::id));
        return trials;
    }

    private List<Trial> with(List<String> steps, Set<Integer> where) {
        return where.stream()
                .flatMap(kind -> kinds.get(kind).stream())
                .filter(trial -> trial.contains(steps))
                .toList();
    }

    private double baseRate(List<String> steps, Set<Integer> where) {
        List<Trial> without = where.stream()
                .flatMap(kind -> kinds.get(kind).stream())
                .filter(trial -> !trial.contains(steps))
                .toList();
        if (without.isEmpty()) {
            return RATE_WITHOUT_COMPARISON;
        }
        return (double) without.stream().filter(Trial::success).count() / without.size();
    }

    private Set<Integer> kindsOf(Skill skill) {
        Set<Integer> where = new TreeSet<>();
        for (String id : skill.evidence()) {
            Integer kind = kindOfEpisode.get(id);
            if (kind != null) {
                where.add(kind);
            }
        }
        return where;
    }

    private static Set<Integer> kindsOf(List<Finding> findings) {
        Set<Integer> where = new TreeSet<>();
        findings.forEach(finding -> where.add(finding.kind()));
        return where;
    }

    private static Standing standing(List<Finding> findings) {
        boolean proven = findings.stream().anyMatch(finding -> finding.standing() == Standing.PROVEN);
        return proven ? Standing.PROVEN : Standing.UNOPPOSED;
    }

    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted().toList();
    }
}
