package io.ruvector.rag;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.search.SearchMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process in the middle of an ingest and looks at what it leaves. Run with -Dcrash.rounds=N for more rounds. */
class IngestCrashTest {
    static final ChunkOptions CHUNKS = new ChunkOptions(32, 4, 4);
    private static final int DOCUMENTS = 150;

    @TempDir
    Path directory;

    @Test
    void noAcknowledgedDocumentIsLostAndNoneIsHalf() throws Exception {
        int rounds = Integer.getInteger("crash.rounds", 1);
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("crash.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < rounds; round++) {
            Path world = Files.createDirectories(directory.resolve("round" + round));
            Map<String, String> markers = writeDocuments(world.resolve("docs"));
            int interrupted = 0;
            // Each kill goes on from what the one before has left.
            for (int kill = 0; kill < 3; kill++) {
                interrupted += killedDuringIngest(world, random) ? 1 : 0;
                check(world, markers);
            }
            assertThat(interrupted).as("kills that hit a running ingest").isPositive();
            finish(world, markers);
        }
    }

    private static boolean killedDuringIngest(Path world, SplittableRandom random) throws Exception {
        Path acknowledged = world.resolve("acknowledged");
        long before = lines(acknowledged).size();
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IngestChild.class.getName(),
                        world.resolve("store").toString(),
                        world.resolve("docs").toString(),
                        acknowledged.toString())
                .redirectErrorStream(true)
                .redirectOutput(world.resolve("log").toFile())
                .start();
        // Somewhere between the first document and the last, or while the store is opened or closed.
        long wanted = before + random.nextInt(0, DOCUMENTS);
        while (child.isAlive() && lines(acknowledged).size() < wanted) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        TimeUnit.MICROSECONDS.sleep(random.nextInt(0, 20_000));
        boolean running = child.isAlive();
        child.destroyForcibly().waitFor();
        return running;
    }

    private void check(Path world, Map<String, String> markers) throws IOException {
        try (TestCorpus test = new TestCorpus(world.resolve("store"))) {
            Corpus corpus = test.corpus();
            for (String id : lines(world.resolve("acknowledged"))) {
                assertThat(corpus.document("", id)).as("acknowledged %s", id).isPresent();
            }
            int[] passages = {0};
            int[] documents = {0};
            corpus.forEachDocument("", document -> {
                documents[0]++;
                passages[0] += document.chunks();
                for (int ordinal = 0; ordinal < document.chunks(); ordinal++) {
                    assertThat(corpus.passages().contains(ScopedKey.ofChunk("", document.id(), ordinal)))
                            .isTrue();
                }
                assertFound(corpus, document.id(), markers.get(document.id()));
            });
            assertThat(corpus.passageCount()).isEqualTo(passages[0]);
            assertThat(corpus.documentCount()).isEqualTo(documents[0]);
            assertThat(corpus.textIndex().size()).isEqualTo(passages[0]);
        }
    }

    private static void assertFound(Corpus corpus, String documentId, String marker) {
        for (SearchMode mode : List.of(SearchMode.BM25, SearchMode.DENSE)) {
            List<RetrievedPassage> found = new HybridRetriever(corpus)
                    .retrieve(RetrievalQuery.builder(marker).mode(mode).k(3).build());
            assertThat(found)
                    .as("%s by %s", documentId, mode)
                    .extracting(RetrievedPassage::documentId)
                    .contains(documentId);
        }
    }

    private void finish(Path world, Map<String, String> markers) throws IOException {
        try (TestCorpus test = new TestCorpus(world.resolve("store"))) {
            IngestReport report = new Ingestor(test.corpus(), 2)
                    .ingest(
                            world.resolve("docs"),
                            IngestOptions.builder().chunks(CHUNKS).build());
            assertThat(report.failed()).isZero();
            assertThat(report.ingested() + report.unchanged()).isEqualTo(DOCUMENTS);
        }
        check(world, markers);
    }

    private static Map<String, String> writeDocuments(Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> markers = new TreeMap<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            SplittableRandom words = new SplittableRandom(i);
            List<String> sentences = new ArrayList<>();
            for (int sentence = 0; sentence < 12; sentence++) {
                StringBuilder text = new StringBuilder("Here");
                for (int word = 0; word < 9; word++) {
                    text.append(' ').append(Integer.toString(words.nextInt(1_000_000, 9_000_000), 36));
                }
                sentences.add(text.append('.').toString());
            }
            Path file = folder.resolve("document" + i + ".txt");
            Files.writeString(file, String.join(" ", sentences));
            markers.put(file.toString(), sentences.get(i % 12));
        }
        return markers;
    }

    private static List<String> lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        return whole.lines().toList();
    }
}
