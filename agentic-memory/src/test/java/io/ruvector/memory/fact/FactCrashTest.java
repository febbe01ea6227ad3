package io.ruvector.memory.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.MemoryOptions;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.ChildJvm;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a stating process with SIGKILL at random points: no acknowledged fact is lost, no supersession is half there. */
class FactCrashTest {

    private static final int ROUNDS = 4;

    @TempDir
    Path directory;

    /** What holds for a subject, as acknowledged; the empty text when it was forgotten. */
    private final Map<String, String> acknowledged = new HashMap<>();

    /** An act that was begun and not acknowledged: its city, or the empty text for forgetting. */
    private final Map<String, String> begun = new HashMap<>();

    @Test
    void acknowledgedFactsHoldAndEachSubjectHasOneHome() throws Exception {
        long seed = Long.getLong("crash.seed", 20_261_122L);
        System.out.println("FactCrashTest -Dcrash.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            ChildJvm.runAndKill(
                    StatingProcess.class,
                    40 + random.nextInt(200),
                    0,
                    this::take,
                    directory.toString(),
                    Long.toString(random.nextLong()),
                    Integer.toString(round));
            checkAfterReopening();
        }
    }

    private void take(String line) {
        String[] words = line.split(" ");
        boolean whole = words.length == (words[0].startsWith("forg") ? 2 : 3);
        if (!whole) {
            return; // cut off by the kill
        }
        String subject = "person" + words[1];
        switch (words[0]) {
            case "stating" -> begun.put(subject, words[2]);
            case "forgetting" -> begun.put(subject, "");
            case "stated" -> settle(subject, words[2]);
            case "forgot" -> settle(subject, "");
            default -> throw new AssertionError("unexpected line: " + line);
        }
    }

    private void settle(String subject, String city) {
        acknowledged.put(subject, city);
        begun.remove(subject);
    }

    private void checkAfterReopening() {
        assertThat(acknowledged).isNotEmpty();
        BagOfWordsEmbedder embedder = new BagOfWordsEmbedder();
        MemoryOptions options = MemoryOptions.of(Clock.systemUTC());
        try (VectorDb db = VectorDb.open(DbOptions.of(directory));
                EpisodicMemory episodes = EpisodicMemory.open(db, embedder, options);
                FactMemory facts = FactMemory.open(db, embedder, episodes, FactOptions.of(options))) {
            acknowledged.replaceAll((subject, city) -> check(facts, subject, city));
            begun.clear();
            FactStore store = new FactStore(db, embedder);
            assertThat(store.vectors().count()).isEqualTo(store.rows().count());
            long found = facts.recall(
                            FactQuery.of("lives", StatingProcess.SCOPE).k(1_000))
                    .size();
            assertThat(found)
                    .isEqualTo(acknowledged.values().stream()
                            .filter(it -> !it.isEmpty())
                            .count());
        }
    }

    /** What holds is what was acknowledged last, or what was begun after it; never two, never none in between. */
    private String check(FactMemory facts, String subject, String city) {
        List<Fact> holding = facts.about(subject, StatingProcess.SCOPE);
        String now = holding.isEmpty()
                ? ""
                : holding.getFirst().claim().orElseThrow().value();
        assertThat(holding).hasSizeLessThanOrEqualTo(1);
        Set<String> possible = new HashSet<>(Set.of(city));
        Optional.ofNullable(begun.get(subject)).ifPresent(possible::add);
        assertThat(possible).as(subject).contains(now);
        for (Fact fact : facts.history(subject, StatingProcess.SCOPE)) {
            assertThat(fact.holds(Instant.now()))
                    .isEqualTo(fact.claim().orElseThrow().value().equals(now));
        }
        return now;
    }
}
