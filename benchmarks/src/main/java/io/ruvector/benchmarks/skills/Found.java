package io.ruvector.benchmarks.skills;

import java.util.List;
import java.util.Set;

/**
 * The sequences that one way of mining found in one world.
 *
 * @param found how many
 * @param right how many of them are the world's skills
 */
public record Found(int found, int right) {

    /** Counts the sequences that are skills of the world. */
    public static Found of(SkillWorld world, Set<List<String>> sequences) {
        int right = (int) sequences.stream().filter(world.skills()::contains).count();
        return new Found(sequences.size(), right);
    }

    /** The share of what was found that is right; 0 where nothing was found. */
    public static double precision(List<Found> all) {
        int found = all.stream().mapToInt(Found::found).sum();
        return found == 0 ? 0 : right(all) / (double) found;
    }

    /** The share of the skills that was found. */
    public static double recall(List<Found> all) {
        return right(all) / (double) (all.size() * SkillWorld.SKILLS);
    }

    private static int right(List<Found> all) {
        return all.stream().mapToInt(Found::right).sum();
    }
}
