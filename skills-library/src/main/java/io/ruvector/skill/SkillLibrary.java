package io.ruvector.skill;

import io.ruvector.memory.Episode;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.ForgetReport;
import io.ruvector.memory.Scope;
import io.ruvector.memory.SimilarTask;
import io.ruvector.memory.Texts;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

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
    private static final int NEAREST_SKILLS = 200;
    private static final int EXAMPLES = 5;

    private final SkillStore store;
    private final TextEmbedder embedder;
    private final EpisodicMemory memory;
    private final SkillOptions options;
    private final SkillNaming naming;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();

    private SkillLibrary(
            VectorDb db,
            TextEmbedder embedder,
            EpisodicMemory memory,
            SkillOptions options,
            SkillNaming naming,
            Clock clock) {
        this.store = new SkillStore(db, embedder);
        this.embedder = embedder;
        this.memory = memory;
        this.options = options;
        this.naming = naming;
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
        return open(db, embedder, memory, clock, options, SkillNaming.NONE);
    }

    /** Opens the library kept in the store, with something that words mined skills. The embedder must be the memory's. */
    public static SkillLibrary open(
            VectorDb db,
            TextEmbedder embedder,
            EpisodicMemory memory,
            Clock clock,
            SkillOptions options,
            SkillNaming naming) {
        return new SkillLibrary(db, embedder, memory, options, naming, clock);
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
                .parameters(skill.parameters())
                .code(skill.code())
                .lineage(skill.lineage())
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

    /**
     * Distils skills from what the scope's home sees, at the scope's {@linkplain Scope#defaultVisibility default visibility},
     * in one atomic write. Afterwards the library's {@link SkillNaming}, if it has one, is asked for words for the mined
     * skills that have none of its words yet, one write each; what it throws comes through, and the skills stay.
     */
    public Consolidation consolidate(Scope scope) {
        Consolidation done = alone(() ->
                new Consolidator(store, memory, options, scope, scope.defaultVisibility(), clock.instant()).run());
        if (naming != SkillNaming.NONE) {
            Scope home = scope.home(scope.defaultVisibility());
            list(home).stream()
                    .filter(skill -> skill.origin() == Origin.MINED && !skill.described())
                    .filter(skill -> skill.standing() != Standing.DEMOTED)
                    .forEach(this::describe);
        }
        return done;
    }

    private void describe(Skill skill) {
        List<Episode> examples = skill.evidence().stream()
                .flatMap(id -> memory.find(id, skill.scope()).stream())
                .filter(episode -> episode.outcome()
                        .filter(o -> o.reward() >= options.successReward())
                        .isPresent())
                .limit(EXAMPLES)
                .toList();
        if (examples.isEmpty()) {
            return;
        }
        naming.words(skill, examples)
                .ifPresent(words -> alone(() -> {
                    Optional<Skill> now = find(skill.id(), skill.scope()).filter(s -> s.version() == skill.version());
                    now.ifPresent(s -> {
                        WriteBatch batch = new WriteBatch();
                        store.put(batch, Evidence.described(s, words, clock.instant()), store.meaning(s));
                        store.write(batch);
                    });
                    return now;
                }));
    }

    /**
     * The {@code k} best skills for a task that the scope sees and that are not demoted, best first; ties by id.
     *
     * <p>The score is {@code similarity × share × (1 + lower bound of the success rate) / 2}: how related the task is to the
     * skill's own vector (its description, or the centre of the tasks it worked for) or to the nearest episodes of its
     * evidence, how much of the neighbourhood is this skill's, and how surely it works. Skills with similarity 0 are left
     * out.
     */
    public List<SkillMatch> findFor(String task, int k, Scope scope) {
        return select(task, k, scope, skill -> skill.interval().lower());
    }

    /**
     * The {@code k} best skills for a task, with the success rate of each drawn from its posterior in place of the lower
     * bound (Thompson 1933): a skill that was seldom tried is tried now and then, in proportion to the chance that it is
     * better. Choose this where outcomes are remembered and trying costs little.
     *
     * @param random the source of the draws; the same state gives the same ranking
     */
    public List<SkillMatch> sampleFor(String task, int k, Scope scope, RandomGenerator random) {
        return select(task, k, scope, skill -> skill.tally().draw(random));
    }

    private List<SkillMatch> select(String task, int k, Scope scope, ToDoubleFunction<Skill> worth) {
        Texts.required("task", task);
        if (k < 1) {
            throw new InvalidInputException("k", k, "1 or more");
        }
        float[] query = embedder.embedQuery(task);
        List<SkillStore.Held> visible = store.held(scope).stream()
                .filter(held -> held.skill().visibleTo(scope) && held.skill().standing() != Standing.DEMOTED)
                .toList();
        Map<String, Double> neighbours = new HashMap<>();
        for (SimilarTask similar : memory.similarTasks(query, NEIGHBOURS, scope)) {
            neighbours.put(similar.id(), similar.cosine());
        }
        Map<String, Double> cosines = new HashMap<>();
        store.nearest(query, Math.max(NEAREST_SKILLS, k), scope)
                .forEach((key, cosine) ->
                        cosines.put(key.substring(scope.tenantPrefix().length()), cosine));
        SkillSelection selection = new SkillSelection(memory.embeddingFloor(), neighbours, cosines);
        visible.forEach(selection::add);
        return selection.best(k, worth);
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

    /**
     * Removes every skill, taught or mined, whose own scope lies within a scope, whoever sees it; for administrators.
     *
     * @param within the scope; {@code Scope.of("acme")} is the whole tenant
     * @return the ids, and how many such skills were found afterwards
     */
    public ForgetReport forgetScope(Scope within) {
        return alone(() -> {
            List<Skill> gone = store.ofTenant(within).stream()
                    .filter(skill -> within.covers(skill.scope()))
                    .toList();
            for (Skill skill : gone) {
                WriteBatch batch = new WriteBatch();
                store.delete(batch, skill);
                store.write(batch);
            }
            long left = store.ofTenant(within).stream()
                    .filter(skill -> within.covers(skill.scope()))
                    .count();
            return new ForgetReport(
                    gone.stream().map(Skill::id).toList(), List.of(new ForgetReport.Look("skills", left)));
        });
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
