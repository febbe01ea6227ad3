package io.ruvector.operation;

import io.ruvector.AgenticDb;
import io.ruvector.operation.VectorOperations.Nothing;
import io.ruvector.operation.view.SkillView;
import io.ruvector.skill.Consolidation;
import io.ruvector.skill.Skill;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Skills: taught, mined, found, tried. */
final class SkillOperations {

    private SkillOperations() {}

    record Wanted(
            @Described("What is to be done") String task,

            @Described(value = "How many at most; 5 if left out", min = 1, max = 100) @Nullable
            Integer k) {}

    record Skills(List<SkillView> skills) {}

    record NewSkill(
            @Described(value = "Its name", most = 1_000) String name,

            @Described(value = "The actions in order; {name} leaves a value open", most = 200)
            List<String> steps,

            @Described("What it is for") @Nullable String description,

            @Described(value = "What must hold before it is used", most = 50) @Nullable
            List<String> preconditions,

            @Described(value = "Labels", most = 50) @Nullable
            List<String> tags) {}

    record SkillId(
            @Described(value = "The skill's id", most = 128) String id) {}

    record Attempt(
            @Described(value = "The skill's id", most = 128) String id,
            @Described("Whether it worked") boolean success,

            @Described(value = "How good it was; 1 or 0 if left out", min = 0, max = 1) @Nullable
            Double reward) {}

    record Consolidated(
            int examined, List<String> created, List<String> updated, List<String> demoted, List<String> removed) {
        static Consolidated of(Consolidation c) {
            return new Consolidated(c.examined(), c.created(), c.updated(), c.demoted(), c.removed());
        }
    }

    static List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(
                        "skill_find",
                        Effect.READ,
                        "Find skills",
                        "Skills that fit a task, with how often they worked and how sure that is.",
                        Wanted.class,
                        Skills.class,
                        (db, in) -> new Skills(db.skillsFor(in.task, in.k == null ? 5 : in.k).stream()
                                .map(SkillView::of)
                                .toList())),
                Operation.of(
                        "skill_record",
                        Effect.WRITE,
                        "Record a skill",
                        "Teaches a skill: a name and the steps, in order. One with the same steps is refused.",
                        NewSkill.class,
                        SkillView.class,
                        SkillOperations::teach),
                Operation.of(
                        "skill_list",
                        Effect.READ,
                        "List skills",
                        "All skills, mined and taught.",
                        Nothing.class,
                        Skills.class,
                        (db, none) -> new Skills(db.skills().list(db.scope()).stream()
                                .map(SkillView::of)
                                .toList())),
                Operation.of(
                        "skill_outcome",
                        Effect.WRITE,
                        "Report an outcome of a skill",
                        "Counts one more trial of a skill.",
                        Attempt.class,
                        SkillView.class,
                        (db, in) -> SkillView.of(db.skills()
                                .recordOutcome(
                                        in.id,
                                        db.scope(),
                                        in.success,
                                        in.reward == null ? (in.success ? 1 : 0) : in.reward))),
                Operation.of(
                        "skill_remove",
                        Effect.REMOVE,
                        "Remove a skill",
                        "Removes a skill; its episodes stay.",
                        SkillId.class,
                        Done.class,
                        (db, in) -> new Done(in.id, db.skills().remove(in.id, db.scope()))),
                Operation.of(
                        "skill_consolidate",
                        Effect.WRITE,
                        "Consolidate",
                        "Distils skills from the episodes; a second run without new episodes changes nothing.",
                        Nothing.class,
                        Consolidated.class,
                        (db, none) -> Consolidated.of(db.consolidate())));
    }

    private static SkillView teach(AgenticDb db, NewSkill in) {
        return SkillView.of(db.skills()
                .record(Skill.builder(in.name, db.scope())
                        .steps(in.steps)
                        .description(MemoryOperations.or(in.description))
                        .preconditions(in.preconditions == null ? List.of() : in.preconditions)
                        .tags(in.tags == null ? List.of() : in.tags)
                        .build()));
    }
}
