package io.ruvector.langchain4j;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import io.ruvector.AgenticDb;
import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.RecalledEpisode;
import io.ruvector.memory.fact.FactChange;
import io.ruvector.memory.fact.RecalledFact;
import io.ruvector.skill.Skill;
import io.ruvector.skill.SkillMatch;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A memory as tools of an agent: remember, recall, state a fact, find a skill and say how it did, forget. Everything is read
 * and written in the scope of the database view that they are made from, whatever the model asks. Thread-safe.
 *
 * {@snippet :
 * AiServices.builder(Agent.class).chatModel(model).tools(MemoryTools.of(db.withScope(scope))).build();
 * }
 */
public final class MemoryTools {

    private static final int RECALLED = 5;
    private static final int SKILLS = 3;

    private final AgenticDb db;

    private MemoryTools(AgenticDb db) {
        this.db = db;
    }

    /**
     * The tools.
     *
     * @param db the view in whose scope they read and write
     */
    public static MemoryTools of(AgenticDb db) {
        return new MemoryTools(db);
    }

    /** Stores an episode; gives its id. */
    @Tool("Store what you did on a task, so that you and others do better next time. Call it when a task has ended.")
    public String remember(
            @P("the task, in one sentence") String task,
            @P("the steps you took, in order") List<String> steps,
            @P("true if the task was done, false if not") boolean success,
            @P("what you learned: why it worked, or why it failed") String reflection) {
        Outcome outcome = success ? Outcome.success() : Outcome.failure(reflection.isBlank() ? "not done" : reflection);
        Episode episode = db.remember(Episode.builder(task, db.scope())
                .steps(steps)
                .outcome(outcome)
                .reflection(reflection)
                .build());
        return "stored episode " + episode.id();
    }

    /** The episodes and facts that fit a text, one a line. */
    @Tool(
            "Look up what is remembered: earlier tasks with their steps and outcomes, and facts. Call it before you start a task.")
    public String recall(@P("the task or question at hand") String query) {
        String episodes =
                db.recall(query, RECALLED).stream().map(MemoryTools::line).collect(Collectors.joining());
        String facts =
                db.factsFor(query, RECALLED).stream().map(MemoryTools::line).collect(Collectors.joining());
        String found = episodes + facts;
        return found.isEmpty() ? "nothing is remembered about this" : found;
    }

    /** Takes a fact in; says what it changed. */
    @Tool("Store a lasting fact in one sentence, such as \"the user prefers metric units\".")
    public String state(@P("the fact, in one sentence") String fact) {
        FactChange change = db.state(fact);
        return change.kind() + ": " + change.fact().text() + " (fact "
                + change.fact().id() + ")";
    }

    /** The skills that fit a task, one a line. */
    @Tool("Find ways of doing a task that worked before, with how often they did.")
    public String findSkill(@P("what is to be done") String task) {
        List<SkillMatch> matches = db.skillsFor(task, SKILLS);
        return matches.isEmpty()
                ? "no skill fits this task"
                : matches.stream().map(MemoryTools::line).collect(Collectors.joining());
    }

    /** Counts a use of a skill. */
    @Tool("Say whether a skill that you used did the job.")
    public String skillOutcome(@P("the id of the skill") String skillId, @P("whether it did the job") boolean success) {
        Skill skill = db.skills().recordOutcome(skillId, db.scope(), success, success ? 1 : 0);
        return skill.name() + ": " + skill.successes() + " of " + skill.trials() + " uses succeeded";
    }

    /** Forgets an episode, or a fact; says whether there was one. */
    @Tool("Forget a stored episode or fact for good.")
    public String forget(@P("the id of the episode or fact") String id) {
        boolean gone = !db.memory().forget(id, db.scope()).isEmpty()
                || !db.facts().forget(id, db.scope()).isEmpty();
        return gone ? "forgotten" : "there is no episode or fact " + id + " that you may forget";
    }

    private static String line(RecalledEpisode hit) {
        Episode episode = hit.episode();
        String reflection = episode.reflection().isBlank() ? "" : "; learned: " + episode.reflection();
        return "- " + episode.outcome().map(MemoryTools::outcome).orElse("open") + ": " + episode.task() + "; steps: "
                + String.join(", ", episode.steps()) + reflection + " (episode " + episode.id() + ")\n";
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Success success -> "succeeded";
            case Outcome.Failure failure -> "failed, " + failure.reason();
            case Outcome.Partial partial -> "done in part";
        };
    }

    private static String line(RecalledFact hit) {
        return "- fact: " + hit.fact().text() + " (fact " + hit.fact().id() + ")\n";
    }

    private static String line(SkillMatch match) {
        Skill skill = match.skill();
        return "- " + skill.name() + ": " + String.join(", ", skill.steps()) + "; succeeded " + skill.successes()
                + " of " + skill.trials() + " times (skill " + skill.id() + ")\n";
    }
}
