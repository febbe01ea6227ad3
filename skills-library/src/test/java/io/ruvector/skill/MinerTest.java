package io.ruvector.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.memory.EmbeddingFloor;
import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.Scope;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.TextEmbedder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MinerTest {

    private static final Scope SCOPE = Scope.of("acme");
    private final TextEmbedder embedder = new BagOfWordsEmbedder();
    private final EmbeddingFloor floor = EmbeddingFloor.measure(embedder);

    private List<Finding> mine(List<Episode> episodes) {
        List<Trial> trials = new ArrayList<>();
        for (Episode episode : episodes) {
            trials.add(Trial.of(episode, embedder.embedPassage(episode.task()), 0.5));
        }
        List<List<Trial>> kinds = TaskKinds.of(trials, floor::related);
        return new Miner(new Trials(kinds), SkillOptions.DEFAULT).findings();
    }

    private static Episode episode(String task, boolean success, String... steps) {
        return Episode.builder(task, SCOPE)
                .id(success + String.join("", steps))
                .steps(steps)
                .outcome(success ? Outcome.success() : Outcome.failure("no"))
                .build();
    }

    private static List<Episode> repeat(int times, Episode episode) {
        List<Episode> copies = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            copies.add(episode.toBuilder().id(episode.id() + i).build());
        }
        return copies;
    }

    @Test
    void findsThePlantedSequencesAndAlmostNothingElse() {
        int worlds = 20;
        int right = 0;
        int wrong = 0;
        for (long seed = 1; seed <= worlds; seed++) {
            Set<List<String>> found = new HashSet<>();
            mine(new World(seed, SCOPE).episodes(480)).forEach(finding -> found.add(finding.steps()));
            int planted = (int) found.stream().filter(World.PLANTED::contains).count();
            right += planted;
            wrong += found.size() - planted;
        }
        int planted = worlds * World.PLANTED.size();
        System.out.println("planted worlds (seeds 1 to " + worlds + "): " + right + " of " + planted
                + " planted sequences found, " + wrong + " others");
        assertThat(right).isGreaterThanOrEqualTo(planted * 95 / 100);
        assertThat(wrong).isLessThanOrEqualTo(planted * 5 / 100);
    }

    @Test
    void findsAlmostNothingWhenOutcomesAreShuffled() {
        int worlds = 200;
        int worldsWithFindings = 0;
        for (long seed = 1; seed <= worlds; seed++) {
            World world = new World(seed, SCOPE);
            worldsWithFindings += mine(world.shuffled(world.episodes(160))).isEmpty() ? 0 : 1;
        }
        System.out.println("shuffled worlds (seeds 1 to " + worlds + ") with any finding: " + worldsWithFindings);
        assertThat(worldsWithFindings).isLessThanOrEqualTo(worlds / 20);
    }

    @Test
    void aHabitOfAnEasyKindIsNoSkill() {
        List<Episode> episodes = new ArrayList<>();
        String easy = "print the weekly report for managers";
        String hard = "prove the open conjecture about primes";
        episodes.addAll(repeat(36, episode(easy, true, "log in", "go")));
        episodes.addAll(repeat(4, episode(easy, false, "log in", "go")));
        episodes.addAll(repeat(18, episode(easy, true, "go")));
        episodes.addAll(repeat(2, episode(easy, false, "go")));
        episodes.addAll(repeat(4, episode(hard, true, "go")));
        episodes.addAll(repeat(36, episode(hard, false, "go")));
        assertThat(mine(episodes)).isEmpty();
    }

    @Test
    void survivorsAloneProveNothing() {
        // Every success came after "pray", and so did every failure.
        List<Episode> episodes = new ArrayList<>(repeat(20, episode("win the lottery", true, "pray", "play")));
        episodes.addAll(repeat(60, episode("win the lottery", false, "pray", "play")));
        assertThat(mine(episodes)).isEmpty();
    }

    @Test
    void whereNothingEverFailedTheCommonWayIsUnopposed() {
        List<Episode> episodes =
                new ArrayList<>(repeat(4, episode("deploy the web shop", true, "build", "test", "ship")));
        episodes.addAll(repeat(2, episode("paint the fence", true, "mix", "brush")));
        assertThat(mine(episodes)).containsExactly(new Finding(List.of("build", "test", "ship"), Standing.UNOPPOSED));
    }

    @Test
    void partsAndExtensionsOfASkillAreNotSkills() {
        List<Episode> episodes = new ArrayList<>();
        episodes.addAll(repeat(15, episode("fix bug", true, "read", "edit", "test", "rest")));
        episodes.addAll(repeat(15, episode("fix bug", true, "read", "edit", "test", "sing")));
        episodes.addAll(repeat(10, episode("fix bug", false, "read", "edit", "rest")));
        episodes.addAll(repeat(10, episode("fix bug", false, "edit", "test", "sing")));
        assertThat(mine(episodes)).extracting(Finding::steps).containsExactly(List.of("read", "edit", "test"));
    }

    @Test
    void closedSequencesKeepTheLongestOfEachSetOfTrials() {
        List<Trial> trials = new ArrayList<>();
        for (Episode episode : List.of(
                episode("a", true, "x", "y", "z"), episode("b", true, "x", "y", "z"), episode("c", true, "w", "y"))) {
            trials.add(Trial.of(episode, new float[] {1}, 0.5));
        }
        assertThat(Sequence.closed(trials, 2, 12))
                .extracting(Sequence::steps)
                .containsExactly(List.of("x", "y", "z"), List.of("y"));
    }

    @Test
    void aCompanionOfASkillIsNoSkill() {
        List<Episode> episodes = new ArrayList<>();
        episodes.addAll(repeat(36, episode("fix bug", true, "look", "read", "edit", "sing")));
        episodes.addAll(repeat(9, episode("fix bug", true, "rest", "read", "edit")));
        episodes.addAll(repeat(5, episode("fix bug", false, "rest", "read", "edit", "sing")));
        episodes.addAll(repeat(3, episode("fix bug", true, "look", "sing")));
        episodes.addAll(repeat(7, episode("fix bug", false, "rest", "sing")));
        episodes.addAll(repeat(12, episode("fix bug", true, "look")));
        episodes.addAll(repeat(28, episode("fix bug", false, "rest")));
        assertThat(mine(episodes)).extracting(Finding::steps).doesNotContain(List.of("sing"));
    }

    @Test
    void stepsWithOthersInBetweenAreFound() {
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String other = "chore" + i % 5;
            episodes.addAll(repeat(1, episode("fix bug", true, "reproduce", other, "bisect", "note" + i % 7)));
            episodes.addAll(repeat(1, episode("fix bug", true, other, "reproduce", "note" + i % 7, "bisect")));
            episodes.addAll(repeat(2, episode("fix bug", i % 3 == 0, other, "note" + i % 7)));
        }
        assertThat(mine(distinct(episodes))).extracting(Finding::steps).containsExactly(List.of("reproduce", "bisect"));
    }

    private static List<Episode> distinct(List<Episode> episodes) {
        List<Episode> renamed = new ArrayList<>();
        for (Episode episode : episodes) {
            renamed.add(episode.toBuilder().id("e" + renamed.size()).build());
        }
        return renamed;
    }

    @Test
    void stepsThatDifferInCaseOrPunctuationAreOneStep() {
        List<Episode> episodes = new ArrayList<>();
        episodes.addAll(repeat(8, episode("fix bug", true, "Read the log", "edit.")));
        episodes.addAll(repeat(7, episode("fix bug", true, "read  the log", "Edit")));
        episodes.addAll(repeat(15, episode("fix bug", false, "guess")));
        assertThat(mine(episodes)).extracting(Finding::steps).containsExactly(List.of("read the log", "edit"));
    }

    @Test
    void unlikeTasksAreNeverOneKind() {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            for (String task : List.of("repair the failing login test", "translate the manual into French")) {
                trials.add(Trial.of(episode(task, true, "go"), embedder.embedPassage(task), 0.5));
            }
        }
        List<List<Trial>> kinds = TaskKinds.of(trials, floor::related);
        assertThat(kinds).extracting(List::size).containsExactly(20, 20);
    }
}
