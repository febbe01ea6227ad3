package io.ruvector.memory.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.ChildJvm;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a talking process with SIGKILL at random points; seed by {@code -Dcrash.seed}. */
class TranscriptCrashTest {

    @TempDir
    Path directory;

    @Test
    void everyAcknowledgedTurnIsThereOnceAndTheWindowIsItsEnd() throws Exception {
        Random random = new Random(Long.getLong("crash.seed", 20_260_101L));
        AtomicInteger acknowledged = new AtomicInteger(-1);
        for (int round = 0; round < 3; round++) {
            ChildJvm.runAndKill(
                    TalkingProcess.class,
                    20 + random.nextInt(60),
                    random.nextInt(3),
                    line -> acknowledged.set(Integer.parseInt(line)),
                    directory.toString());
            check(acknowledged.get());
        }
    }

    private void check(int acknowledged) {
        try (VectorDb db = VectorDb.open(DbOptions.of(directory));
                Transcripts transcripts = Transcripts.open(db, new BagOfWordsEmbedder(), Clock.systemUTC())) {
            List<String> all = texts(transcripts.transcript(TalkingProcess.CHAT));
            assertThat(all).hasSizeGreaterThan(acknowledged);
            assertThat(all)
                    .isEqualTo(IntStream.range(0, all.size())
                            .mapToObj(i -> "turn" + i)
                            .toList());
            assertThat(texts(transcripts.window(TalkingProcess.CHAT)))
                    .isEqualTo(all.subList(Math.max(0, all.size() - TalkingProcess.WINDOW), all.size()));
            String last = "turn" + acknowledged;
            assertThat(transcripts.recall(TurnQuery.of(last, TalkingProcess.CHAT.owner())))
                    .anyMatch(hit -> hit.turn().said().text().equals(last));
        }
    }

    private static List<String> texts(List<Turn> turns) {
        return turns.stream().map(turn -> turn.said().text()).toList();
    }
}
