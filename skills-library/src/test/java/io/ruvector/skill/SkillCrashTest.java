package io.ruvector.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.memory.EpisodicMemory;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.ChildJvm;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a consolidating process with SIGKILL at random points; seed by {@code -Dcrash.seed}. */
class SkillCrashTest {

    private static final int ROUNDS = 4;

    @TempDir
    Path directory;

    private final Set<String> created = new HashSet<>();
    private final Map<String, Integer> reported = new HashMap<>();
    private final Set<String> remembered = new HashSet<>();
    private final Set<String> forgotten = new HashSet<>();
    private final Set<String> maybeForgotten = new HashSet<>();

    @Test
    void whatWasAcknowledgedIsThereAndNoSkillRestsOnWhatIsGone() throws Exception {
        long seed = Long.getLong("crash.seed", 20_260_103L);
        System.out.println("SkillCrashTest -Dcrash.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            ChildJvm.runAndKill(
                    ConsolidatingProcess.class,
                    20 + random.nextInt(60),
                    random.nextInt(4),
                    this::acknowledge,
                    directory.toString(),
                    Long.toString(random.nextLong()));
            checkAfterReopening();
        }
        assertThat(created).isNotEmpty();
    }

    private void acknowledge(String line) {
        String[] words = line.split(" ");
        if (words.length == 2) { // the last line may be cut off
            switch (words[0]) {
                case "remembered" -> remembered.add(words[1]);
                case "created" -> created.add(words[1]);
                case "reported" -> reported.merge(words[1], 1, Integer::sum);
                case "forgetting" -> maybeForgotten.add(words[1]);
                case "forgot" -> forgotten.add(words[1]);
                default -> throw new AssertionError("unexpected line: " + line);
            }
        }
    }

    private void checkAfterReopening() {
        BagOfWordsEmbedder embedder = new BagOfWordsEmbedder();
        try (VectorDb db = VectorDb.open(DbOptions.of(directory));
                EpisodicMemory memory = EpisodicMemory.open(db, embedder, Clock.systemUTC())) {
            SkillLibrary library = SkillLibrary.open(db, embedder, memory, Clock.systemUTC());
            for (String id : remembered) {
                assertThat(memory.find(id, ConsolidatingProcess.SCOPE).isPresent() || maybeForgotten.contains(id))
                        .as("episode %s", id)
                        .isTrue();
            }
            for (String id : created) {
                Skill skill = library.find(id, ConsolidatingProcess.SCOPE).orElseThrow();
                assertThat(skill.reported().trials()).isGreaterThanOrEqualTo(reported.getOrDefault(id, 0));
                assertThat(skill.evidence())
                        .doesNotContainAnyElementsOf(forgotten)
                        .allSatisfy(episode -> assertThat(memory.find(episode, ConsolidatingProcess.SCOPE))
                                .isPresent());
                assertThat(skill.mined().trials()).isEqualTo(skill.evidence().size());
                assertThat(library.findFor("deploy the web shop", 10, ConsolidatingProcess.SCOPE))
                        .extracting(match -> match.skill().id())
                        .contains(id);
            }
            library.consolidate(ConsolidatingProcess.SCOPE);
            assertThat(library.consolidate(ConsolidatingProcess.SCOPE).changedNothing())
                    .isTrue();
        }
    }
}
