package io.ruvector.rag;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.rag.feedback.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that rates answers and looks at what it has learned. Run with -Dcrash.rounds=N for more kills. */
class FeedbackCrashTest {
    private static final List<String> WORDS = List.of(
            "pump", "seal", "valve", "gauge", "hose", "motor", "filter", "clamp", "gear", "shaft", "belt", "rotor");

    @TempDir
    Path directory;

    static String question(int i) {
        return WORDS.get(i % 12) + " " + WORDS.get(i / 12 % 12) + " " + WORDS.get(i / 144 % 12) + " number" + i;
    }

    @Test
    void noAcknowledgedRatingIsLost() throws Exception {
        Path store = directory.resolve("store");
        try (TestCorpus test = new TestCorpus(store)) {
            for (String word : WORDS) {
                new Ingestor(test.corpus(), 1)
                        .ingest(
                                List.of(SourceDocument.of(word, "", "how to repair the " + word)),
                                IngestOptions.defaults());
            }
        }
        SplittableRandom random = new SplittableRandom(Long.getLong("crash.seed", System.nanoTime()));
        for (int kill = 0; kill < Integer.getInteger("crash.rounds", 3); kill++) {
            killedWhileRating(store, random);
            check(store);
        }
    }

    private void killedWhileRating(Path store, SplittableRandom random) throws Exception {
        Path acknowledged = directory.resolve("acknowledged");
        int before = lines(acknowledged).size();
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FeedbackChild.class.getName(),
                        store.toString(),
                        acknowledged.toString(),
                        String.valueOf(before))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        int wanted = before + random.nextInt(10, 60);
        while (child.isAlive() && lines(acknowledged).size() < wanted) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        TimeUnit.MICROSECONDS.sleep(random.nextInt(0, 20_000));
        assertThat(child.isAlive())
                .as(Files.readString(directory.resolve("log")))
                .isTrue();
        child.destroyForcibly().waitFor();
    }

    private void check(Path store) throws IOException {
        List<String> acknowledged = lines(directory.resolve("acknowledged"));
        try (TestCorpus test = new TestCorpus(store)) {
            HybridRetriever retriever = new HybridRetriever(test.corpus());
            // One rating may have become durable without being written down.
            assertThat(test.corpus().feedback().ratedQuestions(""))
                    .isBetween((long) acknowledged.size(), acknowledged.size() + 1L);
            for (String number : acknowledged) {
                String question = question(Integer.parseInt(number));
                assertThat(retriever.explain(RetrievalQuery.of(question, 3)))
                        .flatExtracting(Explanation::reasons)
                        .extracting(Reason::question)
                        .contains(question);
            }
            String first = question(0);
            test.corpus().feedback().reset("none");
            assertThat(retriever.retrieve(RetrievalQuery.of(first, 3))).isNotEmpty();
        }
    }

    private static List<String> lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
