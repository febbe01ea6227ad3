package io.ruvector.skill;

import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.Scope;
import io.ruvector.memory.SimilarTask;
import io.ruvector.memory.Texts;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The skills of a store: recorded by hand or distilled from episodes, and found again for a new task.
 *
 * <p>{@link #consolidate} looks at the episodes with steps and an outcome that the scope's {@linkplain Scope#home home}
 * sees, groups them into kinds of task by meaning, and promotes the sequences of steps that distinguish success from
 * failure; failures count as much as successes. See {@link Miner} for the test and {@link SkillOptions} for its limits. It
 * reads all those episodes each time: linear in their number, and a second run in a row changes nothing.
 *
 * <p>A skill belongs to the home of the scope it was consolidated for and is derived only from episodes that everyone who
 * sees the skill may see. When an episode is forgotten it leaves the evidence, the words and the vector of every skill at
 * once, in the same atomic write.
 *
 * <p>Thread-safe. Deterministic given clock, episodes and embedder. Needs no closing of its own.
 */
public final class SkillLibrary {

    private static final int NEIGHBOURS = 50;
    private static final int NEAREST_EVIDENCE = 3;

    private final SkillStore store;
    private final TextEmbedder embedder;
    private final EpisodicMemory memory;
    private final SkillOptions options;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();

    private SkillLibrary(VectorDb db, TextEmbedder embedder, EpisodicMemory memory, SkillOptions options, Clock clock) {
        this.store = new SkillStore(db, embedder);
        this.embedder = embedder;
        this.memory = memory;
        this.options = options;
        this.clock = clock;
        memory.onForget(new ForgottenEvidence(store, memory, options, clock));
    }

    /** Opens the library kept in the store, with default options. The embedder must be the memory's. */
    public static SkillLibrary open(VectorDb db, TextEmbedder embedder, EpisodicMemory memory, Clock clock) {
        return open(db, embedder, memory, clock, SkillOptions.DEFAULT);
    }

    /** Opens the library kept in the store. The embedder must be the memory's. */
    public static SkillLibrary open(
            VectorDb db, TextEmbedder embedder, EpisodicMemory memory, Clock clock, SkillOptions options) {
        return new SkillLibrary(db, embedder, memory, options, clock);
    }

    /**
     * Stores a skill that the caller knows, and returns it as stored: version 1, untested, without trials.
     *
     * @throws DuplicateSkillException when its id is taken, or it has none and the scope has a skill of the same steps
     */
    public Skill record(Skill skill) {
        String id = skill.id().isEmpty() ? SkillId.of(skill.scope(), skill.visibility(), skill.steps()) : skill.id();
        Skill taught = Skill.builder(skill.name(), skill.scope())
                .id(id)
                .description(skill.description())
                .preconditions(skill.preconditions())
                .steps(skill.steps())
                .tags(skill.tags())
                .visibility(skill.visibility())
                .refines(skill.refines())
                .updatedAt(clock.instant())
                .build();
        float[] meaning = embedder.embedPassage(
                String.join("\n", taught.name(), taught.description(), String.join("\n", taught.preconditions()))
                        .strip());
        return alone(() -> {
            if (store.taken(id, taught.scope())) {
                throw new DuplicateSkillException(id);
            }
            WriteBatch batch = new WriteBatch();
            store.put(batch, taught, meaning);
            store.write(batch);
            return taught;
        });
    }

    /** Distils skills from what the scope's home sees, at the scope's {@linkplain Scope#defaultVisibility default visibility}. */
    public Consolidation consolidate(Scope scope) {
        return alone(() ->
                new Consolidator(store, memory, options, scope, scope.defaultVisibility(), clock.instant()).run());
    }

    /**
     * The {@code k} best skills for a task that the scope sees and that are not demoted, best first; ties by id.
     *
     * <p>Similarity is the larger of how related the task is to the skill's own vector (its description, or the centre of
     * the tasks it worked for) and the mean of how related it is to the three nearest episodes of the skill's evidence, among
     * the 50 nearest episodes of all. The score is {@code similarity × (1 + lower bound of the success rate) / 2}.
     * Skills with similarity 0 are left out.
     */
    public List<SkillMatch> findFor(String task, int k, Scope scope) {
        Texts.required("task", task);
        if (k < 1) {
            throw new InvalidInputException("k", k, "1 or more");
        }
        float[] query = embedder.embedQuery(task);
        Map<String, Double> cosines = store.nearest(query, Math.max(NEIGHBOURS, k), scope);
        Map<String, Double> neighbours = new HashMap<>();
        for (SimilarTask similar : memory.similarTasks(query, NEIGHBOURS, scope)) {
            neighbours.put(similar.id(), similar.related());
        }
        List<SkillMatch> matches = new ArrayList<>();
        for (Skill skill : store.visibleTo(scope)) {
            double own = Optional.ofNullable(cosines.get(skill.scope().key(skill.id())))
                    .map(memory.embeddingFloor()::related)
                    .orElse(0.0);
            double similarity = Math.max(own, byEvidence(skill, neighbours));
            if (similarity > 0 && skill.standing() != Standing.DEMOTED) {
                matches.add(new SkillMatch(
                        skill, similarity, similarity * (1 + skill.interval().lower()) / 2));
            }
        }
        return matches.stream()
                .sorted(Comparator.comparingDouble(SkillMatch::score)
                        .reversed()
                        .thenComparing(match -> match.skill().id()))
                .limit(k)
                .toList();
    }

    /** The skill with this id, if the scope sees it; demoted ones too. */
    public Optional<Skill> find(String id, Scope scope) {
        return store.find(id, scope);
    }

    /** The skills that the scope sees, demoted ones too, in order of id. */
    public List<Skill> list(Scope scope) {
        return store.visibleTo(scope);
    }

    /**
     * Counts one use of a skill. Not for uses that are remembered as episodes: the next consolidation counts those.
     *
     * @param reward how good the outcome was, in [0, 1]
     * @return the skill's new version
     * @throws UnknownSkillException when the scope sees no such skill
     */
    public Skill recordOutcome(String skillId, Scope scope, boolean success, double reward) {
        return alone(() -> {
            Skill skill = find(skillId, scope).orElseThrow(() -> new UnknownSkillException(skillId));
            Skill next = skill.toBuilder()
                    .reported(skill.reported().plus(success, reward))
                    .version(skill.version() + 1)
                    .updatedAt(clock.instant())
                    .build();
            WriteBatch batch = new WriteBatch();
            store.put(batch, next, store.meaning(skill));
            store.write(batch);
            return next;
        });
    }

    /**
     * Removes a skill; its episodes stay, and a later consolidation may find it again.
     *
     * @return whether the scope saw such a skill
     */
    public boolean remove(String skillId, Scope scope) {
        return alone(() -> {
            Optional<Skill> skill = find(skillId, scope);
            skill.ifPresent(present -> {
                WriteBatch batch = new WriteBatch();
                store.delete(batch, present);
                store.write(batch);
            });
            return skill.isPresent();
        });
    }

    private static double byEvidence(Skill skill, Map<String, Double> neighbours) {
        return skill.evidence().stream()
                .filter(neighbours::containsKey)
                .map(neighbours::get)
                .sorted(Comparator.reverseOrder())
                .limit(NEAREST_EVIDENCE)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    private <T> T alone(Supplier<T> work) {
        return memory.withoutForgetting(() -> {
            writing.lock();
            try {
                return work.get();
            } finally {
                writing.unlock();
            }
        });
    }
}
