package io.ruvector.skill;

import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import io.ruvector.vector.WriteBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One consolidation of one scope: what the episodes say now, against what the library holds.
 *
 * <p>The outcome depends only on the episodes, the reported trials and which skills exist, so a second run finds every
 * skill as it left it; everything is written in one atomic batch. A skill is created when the {@link Miner} finds it and it
 * deserves its standing: the lower credible bound of all its trials, mined and reported, is above the success rate of the
 * same kinds of task without it if it is proven (½ when there is no trial without it), above ½ if it is unopposed. It is
 * demoted when it no longer deserves its standing, and lifted again when it is found again and deserves it.
 */
final class Consolidator {

    private static final double RATE_WITHOUT_COMPARISON = 0.5;

    private final SkillStore store;
    private final SkillOptions options;
    private final Instant now;
    private final Scope home;
    private final Visibility visibility;
    private final Trials trials;
    private final Map<String, Skill> before = new TreeMap<>();
    private final Map<String, Skill> after = new LinkedHashMap<>();
    private final Map<String, BitSet> occurrences = new HashMap<>();
    private final Changes changes = new Changes();
    private final WriteBatch batch = new WriteBatch();

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
        this.trials = new Trials(TaskKinds.of(trials(memory), memory.embeddingFloor()::related));
        for (Skill skill : store.ofTenant(home)) {
            if (skill.scope().equals(home) && skill.visibility() == visibility) {
                before.put(skill.id(), skill);
            }
        }
    }

    Consolidation run() {
        Map<List<String>, Skill> bySteps = new HashMap<>();
        before.values().forEach(skill -> bySteps.putIfAbsent(StepText.canonical(skill.steps()), skill));
        Miner miner = new Miner(trials, options);
        StepText words = new StepText(trials.all());
        for (Finding finding : miner.findings()) {
            Optional<Skill> old = Optional.ofNullable(bySteps.get(finding.steps()));
            Skill next = onEvidence(old.orElseGet(() -> blank(finding.steps(), words)), finding.steps());
            if (deserves(finding.standing(), next)) {
                after.put(
                        next.id(), next.toBuilder().standing(finding.standing()).build());
            } else if (old.isPresent()) {
                after.put(next.id(), next.toBuilder().standing(Standing.DEMOTED).build());
            }
        }
        before.values().stream().filter(skill -> !after.containsKey(skill.id())).forEach(this::review);
        relate();
        after.values().forEach(this::write);
        if (!batch.isEmpty()) {
            store.write(batch);
        }
        return changes.report(trials.size(), trials.kinds(), miner.tested());
    }

    private Skill blank(List<String> steps, StepText words) {
        return Skill.builder(Evidence.nameOf(words.shown(steps)), home)
                .id(SkillId.of(home, visibility, steps))
                .visibility(visibility)
                .origin(Origin.MINED)
                .steps(words.shown(steps))
                .build();
    }

    /** A skill that was not found this time: it keeps its standing while it beats the base rate. */
    private void review(Skill old) {
        List<String> steps = StepText.canonical(old.steps());
        Skill next = onEvidence(old, steps);
        if (next.evidence().isEmpty()
                && old.origin() == Origin.MINED
                && old.reported().trials() == 0) {
            store.delete(batch, old);
            changes.removed(old.id());
        } else if (next.trials() > 0 && !deserves(old.standing(), next)) {
            after.put(old.id(), next.toBuilder().standing(Standing.DEMOTED).build());
        } else {
            after.put(old.id(), next);
        }
    }

    private static boolean deserves(Standing standing, Skill skill) {
        double lower = skill.interval().lower();
        return switch (standing) {
            case PROVEN -> lower > skill.baseRate();
            case UNOPPOSED -> lower > RATE_WITHOUT_COMPARISON;
            case UNTESTED, DEMOTED -> true;
        };
    }

    private Skill onEvidence(Skill old, List<String> steps) {
        BitSet with = trials.with(steps);
        occurrences.put(old.id(), with);
        if (with.isEmpty()) {
            return old.toBuilder()
                    .mined(Tally.NONE)
                    .effort(Effort.UNKNOWN)
                    .evidence(List.of())
                    .build();
        }
        return new Evidence(trials.at(with))
                .applyTo(old).toBuilder().baseRate(trials.baseRate(with).rate()).build();
    }

    private void relate() {
        Relations relations = new Relations();
        after.values().stream()
                .filter(skill -> skill.standing() != Standing.DEMOTED)
                .forEach(skill -> {
                    BitSet with = occurrences.getOrDefault(skill.id(), new BitSet());
                    relations.add(skill.id(), StepText.canonical(skill.steps()), with, trials.spread(with));
                });
        after.replaceAll((id, skill) -> skill.origin() == Origin.TAUGHT || skill.standing() == Standing.DEMOTED
                ? skill
                : skill.toBuilder().lineage(relations.of(id)).build());
    }

    private void write(Skill next) {
        Optional<Skill> old = Optional.ofNullable(before.get(next.id()));
        if (old.isPresent() && old.get().equals(next)) {
            changes.unchanged();
            return;
        }
        List<Trial> with = trials.at(occurrences.getOrDefault(next.id(), new BitSet()));
        if (old.isEmpty()) {
            store.put(batch, next.toBuilder().updatedAt(now).build(), new Evidence(with).centroid());
            changes.created(next.id());
            return;
        }
        float[] meaning = next.origin() == Origin.MINED && !with.isEmpty()
                ? new Evidence(with).centroid()
                : store.meaning(old.get());
        store.put(
                batch,
                next.toBuilder().version(old.get().version() + 1).updatedAt(now).build(),
                meaning);
        changes.changed(old.get(), next);
    }

    private List<Trial> trials(EpisodicMemory memory) {
        List<Trial> found = new ArrayList<>();
        memory.forEach(home, episode -> {
            if (episode.outcome().isPresent() && !episode.steps().isEmpty()) {
                memory.taskVector(episode.id(), home)
                        .ifPresent(vector -> found.add(Trial.of(episode, vector, options.successReward())));
            }
        });
        found.sort(Comparator.<Trial, Instant>comparing(
                        trial -> trial.episode().recordedAt().orElse(Instant.EPOCH))
                .thenComparing(Trial::id));
        return found;
    }
}
