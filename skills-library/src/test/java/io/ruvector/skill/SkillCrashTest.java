package io.ruvector.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.memory.EpisodicMemory;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
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
            runAndKill(random.nextLong(), 20 + random.nextInt(60), random.nextInt(4));
            checkAfterReopening();
        }
        assertThat(created).isNotEmpty();
    }

    private void runAndKill(long seed, int lines, int pauseMillis) throws IOException, InterruptedException {
        String classPath = Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElseGet(() -> System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        ConsolidatingProcess.class.getName(),
                        directory.toString(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            for (int i = 0; i < lines && line != null; i++) {
                acknowledge(line);
                line = out.readLine();
            }
            Thread.sleep(pauseMillis);
            process.toHandle().destroyForcibly(); // SIGKILL; unlike Process.destroyForcibly it leaves the pipe readable
            while (line != null) { // what was printed before the kill counts too
                acknowledge(line);
                line = out.readLine();
            }
        }
        process.waitFor();
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
