package io.ruvector.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.ModelMismatchException;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpisodicMemoryTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private final Scope acme = Scope.of("acme");
    private final TextEmbedder embedder = new BagOfWordsEmbedder();
    private final SettableClock clock = new SettableClock(NOON);

    @TempDir
    Path directory;

    private VectorDb db;
    private EpisodicMemory memory;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(directory));
        memory = EpisodicMemory.open(db, embedder, MemoryOptions.of(clock).random(new SplittableRandom(1)));
    }

    @AfterEach
    void close() {
        memory.close();
        db.close();
    }

    private Episode remember(String task) {
        return memory.remember(Episode.builder(task, acme).build());
    }

    private List<String> recalled(String text, Scope scope) {
        return ids(memory.recall(RecallQuery.of(text, scope)));
    }

    private static List<String> ids(List<RecalledEpisode> hits) {
        return hits.stream().map(hit -> hit.episode().id()).toList();
    }

    @Test
    void rememberingCompletesIdAndTimes() {
        Episode stored = remember("water the garden");
        assertThat(stored.id()).hasSize(26);
        assertThat(stored.validTime()).contains(NOON);
        assertThat(stored.recordedAt()).contains(NOON);
        assertThat(memory.find(stored.id(), acme)).contains(stored);
    }

    @Test
    void validTimeAndRecordTimeAreKeptApart() {
        Instant yesterday = NOON.minus(Duration.ofDays(1));
        Episode stored = memory.remember(
                Episode.builder("water the garden", acme).validTime(yesterday).build());
        assertThat(stored.validTime()).contains(yesterday);
        assertThat(stored.recordedAt()).contains(NOON);
    }

    @Test
    void theNearestTaskComesFirst() {
        Episode garden = remember("water the garden in summer");
        remember("deploy the web shop to production");
        assertThat(recalled("watering plants: water the garden", acme)).first().isEqualTo(garden.id());
    }

    @Test
    void anEpisodeIsRecalledByItsReflectionToo() {
        Episode episode = memory.remember(Episode.builder("deploy the web shop", acme)
                .reflection("certificate rotation must precede the release")
                .build());
        remember("water the garden in summer");
        assertThat(recalled("certificate rotation", acme)).first().isEqualTo(episode.id());
        RecalledEpisode hit =
                memory.recall(RecallQuery.of("certificate rotation", acme)).getFirst();
        assertThat(hit.parts().reflectionCosine().orElseThrow())
                .isGreaterThan(hit.parts().taskCosine());
    }

    @Test
    void whatIsRememberedIsRecalledAtOnce() {
        for (int i = 0; i < 20; i++) {
            Episode episode = remember("unique task number word" + i);
            assertThat(recalled("word" + i, acme)).contains(episode.id());
        }
    }

    @Test
    void scorePartsSumToTheScore() {
        memory.remember(Episode.builder("deploy the shop", acme)
                .outcome(Outcome.success(0.8))
                .reflection("deploy before noon")
                .validTime(NOON.minus(Duration.ofDays(30)))
                .build());
        remember("deploy the blog");
        for (RecalledEpisode hit : memory.recall(RecallQuery.of("deploy the shop", acme))) {
            ScoreParts parts = hit.parts();
            assertThat(hit.score()).isEqualTo(parts.total());
            assertThat(parts.meaning()
                            + parts.keywords()
                            + parts.context()
                            + parts.recency()
                            + parts.utility()
                            + parts.importance())
                    .isEqualTo(hit.score(), within(1e-12));
        }
        ScoreParts first = memory.recall(RecallQuery.of("deploy the shop", acme))
                .getFirst()
                .parts();
        assertThat(first.recency()).as("one half-life ago").isEqualTo(0.05 * 0.5, within(1e-12));
        assertThat(first.utility()).isEqualTo(0.05 * 0.8, within(1e-12));
        assertThat(first.taskCosine()).isEqualTo(1, within(1e-6));
    }

    @Test
    void laterAndBetterRewardedComeFirstAmongEquals() {
        RecallWeights timeMatters = RecallWeights.MEANING_ONLY.recency(0.1);
        RecallWeights rewardMatters = RecallWeights.MEANING_ONLY.utility(0.1);
        Episode oldGood = memory.remember(Episode.builder("deploy the shop", acme)
                .outcome(Outcome.success())
                .validTime(NOON.minus(Duration.ofDays(60)))
                .build());
        Episode newBad = memory.remember(Episode.builder("deploy the shop", acme)
                .outcome(Outcome.failure("disk full"))
                .build());
        RecallQuery.Builder query = RecallQuery.builder("deploy the shop", acme);
        assertThat(ids(memory.recall(query.weights(timeMatters).build()))).containsExactly(newBad.id(), oldGood.id());
        assertThat(ids(memory.recall(query.weights(rewardMatters).build()))).containsExactly(oldGood.id(), newBad.id());
    }

    @Test
    void tiesWithinAMillisecondAreStable() {
        List<String> stored = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            stored.add(remember("the same task").id());
        }
        RecallQuery query = RecallQuery.builder("the same task", acme).k(20).build();
        assertThat(ids(memory.recall(query))).isEqualTo(stored).isEqualTo(ids(memory.recall(query)));
    }

    @Test
    void onlyFailuresWhenOnlyFailuresAreWanted() {
        memory.remember(Episode.builder("deploy the shop", acme)
                .outcome(Outcome.success())
                .build());
        memory.remember(Episode.builder("deploy the shop", acme)
                .outcome(Outcome.partial(0.5))
                .build());
        remember("deploy the shop");
        Episode failure = memory.remember(Episode.builder("deploy the shop again", acme)
                .outcome(Outcome.failure("disk full"))
                .build());
        List<RecalledEpisode> hits = memory.recall(RecallQuery.builder("deploy the shop", acme)
                .only(Outcome.Kind.FAILURE)
                .build());
        assertThat(ids(hits)).containsExactly(failure.id());
    }

    @Test
    void filtersByRewardTimeAndTags() {
        Episode wanted = memory.remember(Episode.builder("deploy", acme)
                .outcome(Outcome.partial(0.7))
                .tags("shop", "prod")
                .build());
        memory.remember(Episode.builder("deploy", acme)
                .outcome(Outcome.partial(0.6))
                .tags("shop", "prod")
                .build());
        memory.remember(Episode.builder("deploy", acme)
                .outcome(Outcome.success())
                .tags("shop")
                .build());
        memory.remember(Episode.builder("deploy", acme)
                .outcome(Outcome.success())
                .tags("shop", "prod")
                .validTime(NOON.minusSeconds(1))
                .build());
        memory.remember(Episode.builder("deploy", acme)
                .outcome(Outcome.success())
                .tags("shop", "prod")
                .validTime(NOON.plusSeconds(10))
                .build());
        RecallQuery query = RecallQuery.builder("deploy", acme)
                .minReward(0.7)
                .tagged("shop", "prod")
                .between(NOON, NOON.plusSeconds(10))
                .build();
        assertThat(ids(memory.recall(query))).containsExactly(wanted.id());
        assertThat(memory.list(acme, query.filter(), PageRequest.first(10)).episodes())
                .containsExactly(wanted);
    }

    @Test
    void aTakenIdIsRefusedAndChangesNothing() {
        memory.remember(Episode.builder("first", acme).id("e").build());
        assertThatThrownBy(() ->
                        memory.remember(Episode.builder("second", acme).id("e").build()))
                .isInstanceOf(DuplicateEpisodeException.class)
                .hasMessageContaining("\"e\"");
        assertThat(memory.find("e", acme).orElseThrow().task()).isEqualTo("first");
        assertThat(memory.count(acme)).isEqualTo(1);
    }

    @Test
    void aBatchWithATakenIdIsRefusedWhole() {
        memory.remember(Episode.builder("first", acme).id("e").build());
        List<Episode> batch = List.of(
                Episode.builder("new", acme).id("n").build(),
                Episode.builder("second", acme).id("e").build());
        assertThatThrownBy(() -> memory.rememberAll(batch))
                .isInstanceOf(DuplicateEpisodeException.class)
                .hasMessageContaining("\"e\"");
        assertThat(memory.find("n", acme)).isEmpty();
        assertThat(memory.count(acme)).isEqualTo(1);
        List<Episode> twice = List.of(
                Episode.builder("new", acme).id("n").build(),
                Episode.builder("newer", acme).id("n").build());
        assertThatThrownBy(() -> memory.rememberAll(twice)).isInstanceOf(DuplicateEpisodeException.class);
        assertThat(memory.find("n", acme)).isEmpty();
    }

    @Test
    void theSameIdIsFreeInAnotherTenant() {
        memory.remember(Episode.builder("ours", acme).id("e").build());
        memory.remember(Episode.builder("theirs", Scope.of("rival")).id("e").build());
        assertThat(memory.find("e", acme).orElseThrow().task()).isEqualTo("ours");
    }

    @Test
    void blankQueriesAndBadKAreRefused() {
        assertThatThrownBy(() -> RecallQuery.of(" ", acme)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RecallQuery.builder("x", acme).k(0).build()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RecallQuery.builder("x", acme).minReward(2)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void episodesSurviveARestart() {
        Episode stored = memory.remember(Episode.builder("deploy the shop", acme)
                .outcome(Outcome.failure("disk full"))
                .reflection("clean up first")
                .build());
        close();
        open();
        assertThat(memory.find(stored.id(), acme)).contains(stored);
        assertThat(recalled("deploy the shop", acme)).containsExactly(stored.id());
    }

    @Test
    void anotherModelIsRefused() {
        remember("deploy");
        assertThatThrownBy(() -> EpisodicMemory.open(db, new BagOfWordsEmbedder(128, "other"), clock))
                .isInstanceOf(ModelMismatchException.class);
    }

    @Test
    void theForgottenIsGoneEverywhereAndStaysGone() {
        Episode secret = memory.remember(
                Episode.builder("the secret project", acme).reflection("zebra").build());
        Episode kept = remember("another project");
        ForgetReport report = memory.forget(secret.id(), acme);
        assertThat(report.forgotten()).containsExactly(secret.id());
        assertThat(report.clean()).isTrue();
        assertThat(memory.forget(secret.id(), acme).isEmpty()).isTrue();
        for (int round = 0; round < 2; round++) {
            assertThat(memory.find(secret.id(), acme)).isEmpty();
            assertThat(recalled("the secret project", acme)).containsExactly(kept.id());
            assertThat(recalled("zebra", acme)).doesNotContain(secret.id());
            assertThat(memory.similarTasks(embedder.embedQuery("secret"), 10, acme))
                    .extracting(SimilarTask::id)
                    .containsExactly(kept.id());
            assertThat(memory.count(acme)).isEqualTo(1);
            close();
            open();
        }
    }

    @Test
    void oneCannotForgetWhatOneDoesNotSee() {
        Episode stored = remember("ours");
        assertThat(memory.forget(stored.id(), Scope.of("rival")).isEmpty()).isTrue();
        Episode own =
                memory.remember(Episode.builder("mine", acme.agent("coder")).build());
        assertThat(memory.forget(own.id(), acme.agent("tester")).isEmpty()).isTrue();
        assertThat(memory.find(own.id(), acme.agent("coder"))).isPresent();
    }

    @Test
    void participantsForgetInTheSameWrite() {
        Episode stored = remember("ours");
        var derived = db.table("derived");
        db.write(new WriteBatch().put(derived, stored.id(), new byte[] {1}));
        memory.onForget(new DerivedRows(derived));
        memory.forget(stored.id(), acme);
        assertThat(derived.contains(stored.id())).isFalse();
        assertThatThrownBy(() -> memory.withoutForgetting(() -> memory.forget("x", acme)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void pagesCoverTheListOnceInOrder() {
        List<String> all = new ArrayList<>();
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            Scope writer = i % 3 == 0 ? acme.agent("coder") : acme;
            String id = "e%04d".formatted(i);
            episodes.add(Episode.builder("task " + i, writer).id(id).build());
            if (i % 3 != 0) {
                all.add(id);
            }
        }
        memory.rememberAll(episodes);
        for (int size : new int[] {1, 7, 256, 400, 10_000}) {
            List<String> listed = new ArrayList<>();
            PageRequest next = PageRequest.first(size);
            while (next != null) {
                EpisodePage page = memory.list(acme, EpisodeFilter.all(), next);
                assertThat(page.episodes()).hasSizeLessThanOrEqualTo(size);
                page.episodes().forEach(episode -> listed.add(episode.id()));
                next = page.next().orElse(null);
            }
            assertThat(listed).isEqualTo(all);
        }
        assertThat(memory.count(acme)).isEqualTo(400);
        assertThat(memory.count(acme.agent("coder"))).isEqualTo(600);
    }

    @Test
    void concurrentWritersLoseNothingAndADuplicateHasOneWinner() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> racers = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                int n = i;
                racers.add(pool.submit(() -> {
                    try {
                        memory.remember(Episode.builder("task " + n, acme)
                                .id("e" + n / 2)
                                .build());
                        return true;
                    } catch (DuplicateEpisodeException e) {
                        return false;
                    }
                }));
            }
            int winners = 0;
            for (Future<Boolean> racer : racers) {
                winners += racer.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(200);
        }
        assertThat(memory.count(acme)).isEqualTo(200);
        RecallQuery everything = RecallQuery.builder("task", acme).k(1000).build();
        assertThat(new HashSet<>(ids(memory.recall(everything)))).hasSize(200);
    }

    @Test
    void aTextLongerThanTheModelReadsIsFoundByItsLastWord() {
        Episode lengthy = memory.remember(
                Episode.builder("filler ".repeat(5_000) + "quokka", acme).build());
        remember("another task");
        assertThat(recalled("quokka", acme)).first().isEqualTo(lengthy.id());
    }

    @Test
    void aQuestionOfThousandsOfWordsIsAnswered() {
        Episode stored = remember("needle in a haystack");
        StringBuilder question = new StringBuilder("needle");
        for (int i = 0; i < 5_000; i++) {
            question.append(" straw").append(i);
        }
        assertThat(recalled(question.toString(), acme)).containsExactly(stored.id());
    }

    @Test
    void stepsReasonsAndTagsAreFoundByTheirWords() {
        Episode stored = memory.remember(Episode.builder("deploy", acme)
                .steps("rotate certificates")
                .outcome(Outcome.failure("quota exceeded"))
                .tags("kubernetes")
                .build());
        remember("unrelated");
        for (String word : List.of("certificates", "quota", "kubernetes")) {
            RecalledEpisode hit = memory.recall(RecallQuery.of(word, acme)).getFirst();
            assertThat(hit.episode()).isEqualTo(stored);
            assertThat(hit.parts().bm25()).isPresent();
            assertThat(hit.parts().keywords())
                    .as("the best of this recall")
                    .isEqualTo(RecallWeights.DEFAULT.keywords());
        }
    }

    @Test
    void theLargestEpisodeIsStoredAndFound() {
        Episode large = memory.remember(Episode.builder("process " + "filler ".repeat(140_000), acme)
                .steps(Collections.nCopies(10_000, "go on"))
                .build());
        assertThat(memory.find(large.id(), acme)).contains(large);
        assertThat(recalled("filler process", acme)).containsExactly(large.id());
    }
}
