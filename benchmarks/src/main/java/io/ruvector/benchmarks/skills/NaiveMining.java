package io.ruvector.benchmarks.skills;

import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.skill.CredibleInterval;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The controls: mining that looks at how often a sequence occurs, or at how often it succeeds, and at nothing else. */
public final class NaiveMining {

    private static final int LONGEST = 4;
    private static final int LEAST = 10;

    private final Map<List<String>, int[]> counts = new HashMap<>();
    private int successes;
    private final int episodes;

    /** Counts the sequences of two to four steps. */
    public NaiveMining(List<Episode> episodes) {
        this.episodes = episodes.size();
        for (Episode episode : episodes) {
            boolean success = episode.outcome().orElseThrow() instanceof Outcome.Success;
            successes += success ? 1 : 0;
            Set<List<String>> seen = new HashSet<>();
            for (int length = 2; length <= LONGEST; length++) {
                for (int i = 0; i + length <= episode.steps().size(); i++) {
                    seen.add(episode.steps().subList(i, i + length));
                }
            }
            for (List<String> steps : seen) {
                int[] count = counts.computeIfAbsent(List.copyOf(steps), _ -> new int[2]);
                count[0]++;
                count[1] += success ? 1 : 0;
            }
        }
    }

    /** The sequences most frequent among successes, as many as there are skills. */
    public Set<List<String>> byFrequency() {
        return counts.entrySet().stream()
                .sorted(Comparator.<Map.Entry<List<String>, int[]>>comparingInt(e -> -e.getValue()[1])
                        .thenComparing(e -> String.join("/", e.getKey())))
                .limit(SkillWorld.SKILLS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The sequences whose lower credible bound is above the success rate of all episodes. */
    public Set<List<String>> bySuccessRate() {
        double base = (double) successes / episodes;
        return counts.entrySet().stream()
                .filter(e -> e.getValue()[0] >= LEAST
                        && CredibleInterval.of(e.getValue()[1], e.getValue()[0]).lower() > base)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
