package io.ruvector.examples.swarm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Says whether work was done: in the way that works for the kind of agent. Which way that is, is drawn by a seed. */
final class World {

    static final Map<String, List<String>> WAYS = Map.of(
            "researcher", List.of("read the standards", "ask the vendors", "search the archive"),
            "coder", List.of("write from scratch", "adapt a neighbour module", "generate from the schema"),
            "tester", List.of("random inputs", "boundary values", "recorded traffic"),
            "reviewer", List.of("follow the checklist", "run it first", "read the history"));

    private final Map<String, String> works = new LinkedHashMap<>();

    World(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (String role : Assignment.ROLES) {
            List<String> ways = WAYS.getOrDefault(role, List.of());
            works.put(role, ways.get(random.nextInt(ways.size())));
        }
    }

    boolean isDone(Assignment assignment, String role, String way) {
        return role.equals(assignment.role()) && way.equals(works.get(role));
    }
}
