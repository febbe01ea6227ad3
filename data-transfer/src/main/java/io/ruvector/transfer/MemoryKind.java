package io.ruvector.transfer;

import java.util.Set;

/** What a database remembers, by the collections and tables that hold it. */
public enum MemoryKind {
    /** Episodes with their vectors, their order in sessions and the traces of recalls. */
    EPISODES(
            Set.of("memory-tasks", "memory-reflections"),
            Set.of("memory-episodes", "memory-sessions", "memory-model-floor", "memory-recalls")),
    /** Skills with the vectors of what they are for. */
    SKILLS(Set.of("skills-meaning"), Set.of("skills")),
    /** Causes and effects: observations and their pairs. */
    EFFECTS(Set.of(), Set.of("causal-graph")),
    /** Facts with the vectors of their statements. */
    FACTS(Set.of("memory-fact-statements"), Set.of("memory-facts", "memory-fact-words", "memory-fact-subjects"));

    private final Set<String> collections;
    private final Set<String> tables;

    MemoryKind(Set<String> collections, Set<String> tables) {
        this.collections = collections;
        this.tables = tables;
    }

    /** The names of the collections that hold it. */
    public Set<String> collections() {
        return collections;
    }

    /** The names of the tables that hold it. */
    public Set<String> tables() {
        return tables;
    }
}
