package io.ruvector.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.ChildJvm;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a remembering process with SIGKILL at random points; seed by {@code -Dcrash.seed}. */
class MemoryCrashTest {

    private static final int ROUNDS = 4;

    @TempDir
    Path directory;

    private final Map<String, String> wordById = new HashMap<>();
    private final Set<String> forgotten = new HashSet<>();
    private final Set<String> maybeForgotten = new HashSet<>();

    @Test
    void everyAcknowledgedEpisodeIsRecalledAndNoForgottenOneReturns() throws Exception {
        long seed = Long.getLong("crash.seed", 20_260_101L);
        System.out.println("MemoryCrashTest -Dcrash.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            ChildJvm.runAndKill(
                    RememberingProcess.class,
                    30 + random.nextInt(120),
                    random.nextInt(3),
                    this::acknowledge,
                    directory.toString(),
                    Long.toString(random.nextLong()),
                    Integer.toString(round));
            checkAfterReopening();
        }
    }

    private void acknowledge(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "remembered" -> {
                if (words.length == 3) {
                    wordById.put(words[1], words[2]);
                }
            }
            case "forgetting" -> {
                if (words.length == 2) {
                    maybeForgotten.add(words[1]);
                }
            }
            case "forgot" -> {
                if (words.length == 2) {
                    forgotten.add(words[1]);
                }
            }
            default -> throw new AssertionError("unexpected line: " + line);
        }
    }

    private void checkAfterReopening() {
        assertThat(wordById).isNotEmpty();
        BagOfWordsEmbedder embedder = new BagOfWordsEmbedder();
        try (VectorDb db = VectorDb.open(DbOptions.of(directory));
                EpisodicMemory memory = EpisodicMemory.open(db, embedder, Clock.systemUTC())) {
            wordById.forEach((id, word) -> {
                if (!maybeForgotten.contains(id)) {
                    assertThat(memory.find(id, RememberingProcess.SCOPE)).isPresent();
                    assertThat(recalled(memory, word, RecallWeights.DEFAULT)).contains(id);
                    assertThat(recalled(memory, word, RecallWeights.KEYWORDS_ONLY))
                            .containsExactly(id);
                } else if (forgotten.contains(id)) {
                    assertThat(memory.find(id, RememberingProcess.SCOPE)).isEmpty();
                    assertThat(recalled(memory, word, RecallWeights.DEFAULT)).doesNotContain(id);
                }
            });
            checkIndexesHoldWhatTheTableHolds(db, embedder, memory);
        }
    }

    private static void checkIndexesHoldWhatTheTableHolds(
            VectorDb db, BagOfWordsEmbedder embedder, EpisodicMemory memory) {
        EpisodeStore store = new EpisodeStore(db, embedder);
        long rows = store.rows().count();
        assertThat(store.tasks().count()).isEqualTo(rows);
        assertThat(store.reflections().count()).isEqualTo(rows);
        assertThat(memory.recall(RecallQuery.builder("task", RememberingProcess.SCOPE)
                        .k(1000)
                        .weights(RecallWeights.KEYWORDS_ONLY)
                        .build()))
                .hasSize((int) rows);
    }

    private static List<String> recalled(EpisodicMemory memory, String word, RecallWeights weights) {
        return memory
                .recall(RecallQuery.builder("task " + word, RememberingProcess.SCOPE)
                        .k(10)
                        .weights(weights)
                        .build())
                .stream()
                .filter(hit -> hit.episode().task().endsWith(" " + word))
                .map(hit -> hit.episode().id())
                .toList();
    }
}
