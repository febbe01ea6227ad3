package io.ruvector.skill;

import io.ruvector.memory.EmbeddingFloor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Ranks skills for one task.
 *
 * <p>Two things are asked of each skill. Is it related at all? Its similarity is the larger of how related the task is to
 * the skill's own vector and the mean of how related it is to the skill's three nearest episodes. And is it the one among
 * the related? Its share is the mean of two votes: of the nearest episodes, each counting {@code exp(cosine / 0.04)} for
 * the skills whose evidence it is (a distance-weighted vote of nearest neighbours, Dudani 1976), and of the skills' own
 * vectors, each counting {@code exp(cosine / 0.03)}. The first knows the forms a task may take, the second what they have in
 * common. No skill has more than three episodes' votes, so that one is not chosen for being used often.
 */
final class SkillSelection {

    private static final int NEAREST_EVIDENCE = 3;
    private static final double EPISODE_TEMPERATURE = 0.04;
    private static final double SKILL_TEMPERATURE = 0.03;

    private final EmbeddingFloor floor;
    private final Map<String, Double> episodeCosines;
    private final Map<String, Double> skillCosines;
    private final List<Candidate> candidates = new ArrayList<>();
    private double episodeVotes;
    private double skillVotes;

    /**
     * A selection by what is near the task.
     *
     * @param episodeCosines cosine of the task and each of the nearest episodes' tasks, by id
     * @param skillCosines cosine of the task and each of the nearest skills' vectors, by id
     */
    SkillSelection(EmbeddingFloor floor, Map<String, Double> episodeCosines, Map<String, Double> skillCosines) {
        this.floor = floor;
        this.episodeCosines = episodeCosines;
        this.skillCosines = skillCosines;
    }

    void add(SkillStore.Held held) {
        List<Double> near = episodeCosines.entrySet().stream()
                .filter(neighbour -> held.evidence().contains(neighbour.getKey()))
                .map(Map.Entry::getValue)
                .sorted(Comparator.reverseOrder())
                .limit(NEAREST_EVIDENCE)
                .toList();
        double own = skillCosines.getOrDefault(held.skill().id(), -1.0);
        double byEvidence = near.stream().mapToDouble(floor::related).average().orElse(0);
        double votes = near.stream()
                .mapToDouble(cosine -> Math.exp((cosine - 1) / EPISODE_TEMPERATURE))
                .sum();
        double vote = Math.exp((own - 1) / SKILL_TEMPERATURE);
        episodeVotes += votes;
        skillVotes += vote;
        candidates.add(new Candidate(held.skill(), Math.max(floor.related(own), byEvidence), votes, vote));
    }

    /** The k best, best first, ties by id; unrelated ones are left out. */
    List<SkillMatch> best(int k, ToDoubleFunction<Skill> worth) {
        return candidates.stream()
                .filter(candidate -> candidate.similarity > 0)
                .map(candidate -> match(candidate, worth.applyAsDouble(candidate.skill)))
                .sorted(Comparator.comparingDouble(SkillMatch::score)
                        .reversed()
                        .thenComparing(match -> match.skill().id()))
                .limit(k)
                .toList();
    }

    /** Where no episode near the task is anybody's evidence, the skills' own vectors decide alone. */
    private SkillMatch match(Candidate candidate, double worth) {
        double ofSkills = candidate.vote / skillVotes;
        double share = episodeVotes > 0 ? (candidate.votes / episodeVotes + ofSkills) / 2 : ofSkills;
        double score = candidate.similarity * share * (1 + worth) / 2;
        return new SkillMatch(candidate.skill, candidate.similarity, share, worth, score);
    }

    private record Candidate(Skill skill, double similarity, double votes, double vote) {}
}
