package io.ruvector.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a recall takes into account beside the episode's own words, and its replay. */
class RecallTest extends MemoryFixture {

    private final Scope talk = acme.session("monday");

    @Test
    void positionsCountUpWithinASessionAndGoOnAfterARestart() {
        assertThat(remember("one", talk).position()).hasValue(0);
        assertThat(remember("two", talk).position()).hasValue(1);
        assertThat(remember("else", acme.session("tuesday")).position()).hasValue(0);
        assertThat(remember("no session", acme).position()).isEmpty();
        reopen();
        assertThat(remember("three", talk).position()).hasValue(2);
    }

    @Test
    void anAnswerIsRecalledForTheQuestionBeforeIt() {
        remember("which city did you visit", talk);
        remember("it was wonderful there", talk);
        remember("it was boring there", acme.session("tuesday"));
        List<RecalledEpisode> hits = memory.recall(RecallQuery.of("which city did you visit", acme));
        assertThat(hits)
                .extracting(hit -> hit.episode().task())
                .startsWith("which city did you visit", "it was wonderful there");
        assertThat(hits.get(1).parts().context()).isCloseTo(RecallWeights.DEFAULT.context(), within(1e-6));
    }

    @Test
    void aNeighbourThatTheReaderDoesNotSeeHasNoInfluence() {
        Scope coder = talk.agent("coder");
        memory.remember(Episode.builder("which city did you visit", coder).build());
        memory.remember(Episode.builder("it was wonderful there", coder)
                .visibility(Visibility.SHARED)
                .build());
        RecalledEpisode hit =
                memory.recall(RecallQuery.of("which city did you visit", acme)).getFirst();
        assertThat(hit.episode().task()).isEqualTo("it was wonderful there");
        assertThat(hit.parts().context()).isZero();
    }

    @Test
    void anExpiredEpisodeIsNotShownAnyMore() {
        Episode offer = memory.remember(Episode.builder("spring offer", acme)
                .expiresAt(NOON.plus(Duration.ofDays(1)))
                .build());
        assertThat(tasks("spring offer", acme)).containsExactly("spring offer");
        clock.set(NOON.plus(Duration.ofDays(1)));
        assertThat(tasks("spring offer", acme)).isEmpty();
        assertThat(memory.find(offer.id(), acme)).isEmpty();
        assertThat(memory.count(acme)).isZero();
        assertThat(memory.similarTasks(embedder.embedQuery("spring offer"), 5, acme))
                .isEmpty();
    }

    @Test
    void expiredEpisodesDoNotCrowdOutOthers() {
        for (int i = 0; i < 120; i++) {
            memory.remember(Episode.builder("offer", acme)
                    .expiresAt(NOON.plusSeconds(1))
                    .build());
        }
        remember("offer of the month with many other words", acme);
        clock.set(NOON.plusSeconds(1));
        assertThat(memory.recall(RecallQuery.builder("offer", acme).k(1).build()))
                .hasSize(1);
    }

    @Test
    void whatWasKnownAtAPastTimeCanBeAsked() {
        remember("the shop is in Rome", acme);
        clock.set(NOON.plusSeconds(60));
        remember("the shop is in Oslo", acme);
        RecallQuery then = RecallQuery.builder("shop", acme)
                .filter(EpisodeFilter.all().recordedBefore(NOON.plusSeconds(60)))
                .build();
        assertThat(memory.recall(then)).extracting(hit -> hit.episode().task()).containsExactly("the shop is in Rome");
    }

    @Test
    void importanceBreaksATie() {
        memory.remember(
                Episode.builder("water the garden", acme).importance(0.1).build());
        Episode important = memory.remember(
                Episode.builder("water the garden", acme).importance(0.9).build());
        assertThat(memory.recall(RecallQuery.of("garden", acme)).getFirst().episode())
                .isEqualTo(important);
    }

    @Test
    void aReplayGivesTheSameRankingAfterLaterWritesAndARestart() {
        for (String task : List.of("deploy the shop", "deploy the blog", "shop for food", "write a report")) {
            memory.remember(
                    Episode.builder(task, talk).reflection("about " + task).build());
        }
        Recollection first = memory.recallTraced(RecallQuery.of("deploy the shop", talk));
        for (int i = 0; i < 30; i++) {
            remember("deploy the shop " + i, talk);
        }
        clock.set(NOON.plus(Duration.ofDays(90)));
        reopen();
        assertThat(memory.replay(first.traceId(), talk)).contains(first);
        assertThat(memory.replay(first.traceId(), acme.session("tuesday"))).isEmpty();
        assertThat(memory.replay(first.traceId(), Scope.of("rival").session("monday")))
                .isEmpty();
    }

    @Test
    void aReplayDoesNotShowTheExpired() {
        memory.remember(Episode.builder("deploy the shop", acme)
                .expiresAt(NOON.plusSeconds(1))
                .build());
        Recollection first = memory.recallTraced(RecallQuery.of("deploy the shop", acme));
        assertThat(first.hits()).hasSize(1);
        clock.set(NOON.plusSeconds(1));
        assertThat(memory.replay(first.traceId(), acme).orElseThrow().hits()).isEmpty();
    }

    @Test
    void aReplayDoesNotBringBackTheForgotten() {
        Episode secret = remember("deploy the shop", acme);
        Episode other = remember("deploy the blog", acme);
        Recollection first = memory.recallTraced(RecallQuery.of("deploy the shop", acme));
        assertThat(first.hits()).hasSize(2);
        assertThat(memory.forget(secret.id(), acme).looks()).contains(new ForgetReport.Look("recall traces", 0));
        assertThat(memory.replay(first.traceId(), acme).orElseThrow().hits())
                .containsExactly(first.hits().get(1));
        assertThat(first.hits().get(1).episode()).isEqualTo(other);
    }
}
