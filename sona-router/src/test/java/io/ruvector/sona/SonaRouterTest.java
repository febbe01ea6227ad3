package io.ruvector.sona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.ModelMismatchException;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SonaRouterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T08:00:00Z"), ZoneOffset.UTC);
    private static final String TEAM = "team";

    @TempDir
    Path directory;

    private final TopicWorld world = new TopicWorld(5);
    private SonaOptions options = options().build();
    private VectorDb db;
    private SonaRouter router;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(directory));
        router = SonaRouter.open(db, new BagOfWordsEmbedder(), options, CLOCK);
    }

    @AfterEach
    void close() {
        router.close();
        db.close();
    }

    private void reopen() {
        close();
        open();
    }

    private static SonaOptions.Builder options() {
        return SonaOptions.builder().randomFeatures(64).automaticConsolidation(false);
    }

    private void addRoutes(String scope) {
        TopicWorld.TOPICS.forEach(topic -> router.addRoute(TopicWorld.route(topic), scope));
    }

    private String routeOf(String text) {
        return router.route(text, TEAM).route().map(Route::id).orElse("unknown");
    }

    private double accuracy(int texts) {
        int right = 0;
        for (int i = 0; i < texts; i++) {
            int topic = i % TopicWorld.TOPICS.size();
            right += routeOf(world.text(topic)).equals(TopicWorld.TOPICS.get(topic)) ? 1 : 0;
        }
        return right / (double) texts;
    }

    @Test
    void withoutRoutesTheAnswerIsUnknown() {
        RouteDecision decision = router.route("anything", TEAM);

        assertThat(decision.isUnknown()).isTrue();
        assertThat(decision.source()).isEqualTo(RouteSource.UNKNOWN);
        assertThat(decision.explanation()).contains("no route");
    }

    @Test
    void describedRouteIsFoundBeforeItWasEverTaught() {
        addRoutes(TEAM);

        RouteDecision decision = router.route("invoice payment refund", TEAM);

        assertThat(decision.route()).contains(TopicWorld.route("billing"));
        assertThat(decision.source()).isEqualTo(RouteSource.EXPERT);
        assertThat(decision.explanation()).startsWith("description: billing");
        assertThat(decision.propensity()).isEqualTo(1);
    }

    @Test
    void textThatFitsNoRouteIsUnknown() {
        addRoutes(TEAM);
        router.learnAll(world.examples(20), TEAM);
        router.consolidate(TEAM);

        RouteDecision decision = router.route("quantum violin marble saturn glacier", TEAM);

        assertThat(decision.isUnknown()).isTrue();
        assertThat(decision.confidence()).isLessThan(options.unknownBelow());
        assertThat(decision.explanation()).contains("below 0.400");
    }

    @Test
    void examplesTeachWhatDescriptionsDoNotSay() {
        for (int i = 0; i < TopicWorld.TOPICS.size(); i++) {
            router.addRoute(new Route(TopicWorld.TOPICS.get(i), "route number " + i, 1), TEAM);
        }
        double described = accuracy(120);
        router.learnAll(world.examples(5), TEAM);
        double fewExamples = accuracy(120);
        router.learnAll(world.examples(40), TEAM);
        router.consolidate(TEAM);
        double consolidated = accuracy(120);

        assertThat(described).isLessThan(0.2);
        assertThat(fewExamples).isGreaterThan(0.6);
        assertThat(consolidated).isGreaterThan(0.95);
    }

    @Test
    void shuffledLabelsTeachNothing() {
        for (int i = 0; i < TopicWorld.TOPICS.size(); i++) {
            router.addRoute(new Route(TopicWorld.TOPICS.get(i), "route number " + i, 1), TEAM);
        }
        List<Example> examples = world.examples(40);
        List<String> labels =
                new ArrayList<>(examples.stream().map(Example::routeId).toList());
        Collections.shuffle(labels, new Random(1));
        List<Example> shuffled = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            shuffled.add(new Example(examples.get(i).text(), labels.get(i)));
        }
        router.learnAll(shuffled, TEAM);
        router.consolidate(TEAM);

        assertThat(accuracy(120)).isLessThan(0.35);
    }

    @Test
    void nearTextIsAnsweredByAPatternAndTheSameTextExactly() {
        addRoutes(TEAM);
        router.learnAll(world.examples(40), TEAM);
        router.consolidate(TEAM);
        String text = "invoice payment refund charge account balance receipt card";

        RouteDecision first = router.route(text, TEAM);
        RouteDecision second = router.route(text, TEAM);

        assertThat(first.source()).isEqualTo(RouteSource.PATTERN);
        assertThat(second.source()).isEqualTo(RouteSource.EXACT);
        assertThat(second.route()).isEqualTo(first.route());
        assertThat(second.decisionId()).isNotEqualTo(first.decisionId());

        router.learn("a new text about rain", "weather", TEAM);
        assertThat(router.route(text, TEAM).source()).isEqualTo(RouteSource.PATTERN);
    }

    @Test
    void routeThatTurnsBadIsLeft() {
        addRoutes(TEAM);
        router.learnAll(world.examples(30), TEAM);
        router.consolidate(TEAM);

        int ratings = 0;
        for (; ratings < 40; ratings++) {
            RouteDecision decision = router.route(world.text(0), TEAM);
            if (!decision.route().map(Route::id).equals(Optional.of("billing"))) {
                break;
            }
            router.feedback(decision.decisionId(), -1, TEAM);
        }

        assertThat(ratings).isBetween(1, 20);
        assertThat(routeOf(world.text(1))).isEqualTo("cooking");
    }

    @Test
    void badRatingsForOneKindOfTextLeaveTheRoutesOtherTextsAlone() {
        addRoutes(TEAM);
        router.learnAll(world.examples(30), TEAM);
        String misplaced = "invoice please payment for dinner sauce";
        router.learn(misplaced, "billing", TEAM);
        router.learn("invoice please payment for dinner recipe", "billing", TEAM);
        assertThat(routeOf(misplaced)).isEqualTo("billing");

        for (int i = 0; i < 3; i++) {
            RouteDecision decision = router.route(misplaced, TEAM);
            if (decision.route().map(Route::id).equals(Optional.of("billing"))) {
                router.feedback(decision.decisionId(), -1, TEAM);
            }
        }

        assertThat(routeOf(misplaced)).isNotEqualTo("billing");
        assertThat(routeOf("refund the charge on my account")).isEqualTo("billing");
    }

    @Test
    void goodRatingsDrawSimilarTextsToTheRoute() {
        router.addRoute(new Route("a", "lorem ipsum", 1), TEAM);
        router.addRoute(new Route("b", "dolor sit amet", 1), TEAM);
        String text = "violin concert tickets";
        assertThat(router.route(text, TEAM).isUnknown()).isTrue();
        router.learn("violin concert", "b", TEAM);
        RouteDecision decision = router.route(text, TEAM);
        double before = decision.confidence();

        router.feedback(decision.decisionId(), 1, TEAM);

        assertThat(router.route("concert tickets violin hall", TEAM).route().map(Route::id))
                .contains("b");
        assertThat(router.route(text, TEAM).confidence()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void reopenedRouterDecidesTheSame() {
        addRoutes(TEAM);
        router.learnAll(world.examples(25), TEAM);
        router.consolidate(TEAM);
        router.learnAll(world.examples(3), TEAM);
        router.feedback(router.route(world.text(2), TEAM).decisionId(), -0.5, TEAM);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            texts.add(world.text(i % 6));
        }
        List<String> before = texts.stream().map(this::fingerprint).toList();

        reopen();

        assertThat(texts.stream().map(this::fingerprint)).containsExactlyElementsOf(before);
    }

    private String fingerprint(String text) {
        RouteDecision d = router.route(text, TEAM);
        return d.route().map(Route::id) + " " + d.source() + " " + d.confidence() + " " + d.modelVersion() + " "
                + d.explanation();
    }

    @Test
    void learnedExamplesSurviveAStoreThatWasNeverClosedByTheRouter() {
        addRoutes(TEAM);
        router.learn("invoice payment", "billing", TEAM);
        db.close();
        open();

        assertThat(router.routes(TEAM)).hasSize(6);
        assertThat(router.route("invoice payment", TEAM).explanation()).doesNotContain("description");
    }

    @Test
    void decisionIsRatedAfterReopening() {
        addRoutes(TEAM);
        RouteDecision decision = router.route("invoice payment refund", TEAM);
        reopen();

        router.feedback(decision.decisionId(), 1, TEAM);

        LoggedDecision logged = router.decision(decision.decisionId(), TEAM).orElseThrow();
        assertThat(logged.quality()).hasValue(1);
        assertThat(logged.propensity()).isEqualTo(1);
        assertThat(logged.at()).isEqualTo(CLOCK.instant());
        assertThatThrownBy(() -> router.feedback(decision.decisionId(), 1, TEAM))
                .isInstanceOf(AlreadyRatedException.class);
    }

    @Test
    void ratingAnUnknownAnswerIsKeptAndTeachesNothing() {
        addRoutes(TEAM);
        RouteDecision decision = router.route("quantum violin marble", TEAM);

        router.feedback(decision.decisionId(), 1, TEAM);

        assertThat(router.route("quantum violin marble", TEAM).isUnknown()).isTrue();
        assertThat(router.decision(decision.decisionId(), TEAM).orElseThrow().quality())
                .hasValue(1);
    }

    @Test
    void forgettingLeavesTheRouterThatNeverSawIt() {
        addRoutes(TEAM);
        addRoutes("never");
        List<Example> kept = world.examples(20);
        List<Example> erased = world.examples(4);
        router.learnAll(kept.subList(0, 60), TEAM);
        List<String> ids = router.learnAll(erased, TEAM);
        router.learnAll(kept.subList(60, 120), TEAM);
        router.consolidate(TEAM);
        router.learnAll(kept, "never");
        router.consolidate("never");

        assertThat(router.forgetAll(ids, TEAM)).isEqualTo(24);
        assertThat(router.forgetAll(ids, TEAM)).isZero();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 60; i++) {
                RouteDecision one = router.route(world.text(i % 6), TEAM);
                RouteDecision other = router.route(
                        router.decision(one.decisionId(), TEAM).orElseThrow().text(), "never");
                assertThat(one.route()).isEqualTo(other.route());
                assertThat(one.confidence()).isEqualTo(other.confidence());
            }
            reopen();
        }
    }

    @Test
    void forgottenDecisionIsGone() {
        addRoutes(TEAM);
        RouteDecision decision = router.route("invoice payment refund", TEAM);
        router.feedback(decision.decisionId(), 1, TEAM);

        assertThat(router.forget(decision.decisionId(), TEAM)).isTrue();

        assertThat(router.decision(decision.decisionId(), TEAM)).isEmpty();
        assertThat(router.route("invoice payment refund", TEAM).explanation()).startsWith("description");
        assertThatThrownBy(() -> router.feedback(decision.decisionId(), 1, TEAM))
                .isInstanceOf(UnknownDecisionException.class);
    }

    @Test
    void scopesNeverMeet() {
        addRoutes(TEAM);
        router.learnAll(world.examples(10), TEAM);
        router.addRoute(new Route("other", "something else entirely", 1), "team/other");
        RouteDecision decision = router.route("invoice payment refund", TEAM);

        assertThat(router.routes("team/other")).extracting(Route::id).containsExactly("other");
        assertThat(router.route("invoice payment refund", "team/other").isUnknown())
                .isTrue();
        assertThatThrownBy(() -> router.learn("invoice", "billing", "team/other"))
                .isInstanceOf(UnknownRouteException.class)
                .hasMessageContaining("billing");
        assertThatThrownBy(() -> router.feedback(decision.decisionId(), 1, "team/other"))
                .isInstanceOf(UnknownDecisionException.class);
        assertThat(router.forget(decision.decisionId(), "team/other")).isFalse();
    }

    @Test
    void explorationLogsTheProbabilityOfWhatItDrew() {
        options = options().exploration(0.3).build();
        reopen();
        addRoutes(TEAM);
        int explored = 0;
        for (int i = 0; i < 400; i++) {
            RouteDecision decision = router.route("invoice payment refund", TEAM);
            boolean greedy = decision.route().orElseThrow().id().equals("billing");
            assertThat(decision.propensity()).isEqualTo(greedy ? 1 - 0.3 + 0.3 / 6 : 0.3 / 6);
            explored += decision.source() == RouteSource.EXPLORATION ? 1 : 0;
        }

        assertThat(explored).isBetween(70, 130);
    }

    @Test
    void restartInTheMiddleChangesNoDraw() {
        options = options().exploration(0.5).build();
        reopen();
        addRoutes(TEAM);
        addRoutes("straight");
        List<String> interrupted = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            if (i == 17) {
                reopen();
            }
            interrupted.add(routeOf("invoice payment refund"));
        }
        options = options().exploration(0.5).build();
        directory = directory.resolve("second");
        reopen();
        addRoutes(TEAM);
        List<String> straight = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            straight.add(routeOf("invoice payment refund"));
        }

        assertThat(interrupted).isEqualTo(straight);
    }

    @Test
    void olderDecisionsAreDropped() {
        options = options().decisionsKept(20).build();
        reopen();
        addRoutes(TEAM);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            ids.add(router.route(world.text(0), TEAM).decisionId());
        }
        router.flush();
        ids.add(router.route(world.text(0), TEAM).decisionId());
        router.flush();

        assertThat(router.decision(ids.get(0), TEAM)).isEmpty();
        assertThat(router.decision(ids.get(20), TEAM)).isEmpty();
        assertThat(router.decision(ids.get(31), TEAM)).isPresent();
    }

    @Test
    void readersAndWritersTogetherLoseNothing() throws InterruptedException, ExecutionException {
        addRoutes(TEAM);
        List<Example> examples = world.examples(20);
        AtomicBoolean stop = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int w = 0; w < 2; w++) {
                int from = w;
                writers.add(threads.submit(() -> {
                    for (int i = from; i < examples.size(); i += 2) {
                        router.learn(examples.get(i).text(), examples.get(i).routeId(), TEAM);
                    }
                }));
            }
            Future<?> reader = threads.submit(() -> {
                TopicWorld own = new TopicWorld(9);
                long version = 0;
                while (!stop.get()) {
                    RouteDecision decision = router.route(own.text(3), TEAM);
                    assertThat(decision.modelVersion()).isGreaterThanOrEqualTo(version);
                    version = decision.modelVersion();
                }
            });
            Future<?> solver = threads.submit(() -> router.consolidate(TEAM));
            for (Future<?> writer : writers) {
                writer.get();
            }
            solver.get();
            stop.set(true);
            reader.get();
        }
        router.consolidate(TEAM);

        assertThat(router.route("x", TEAM).modelVersion()).isGreaterThanOrEqualTo(6 + 120);
        assertThat(accuracy(60)).isGreaterThan(0.9);
    }

    @Test
    void consolidationRunsByItselfWhenExamplesComeIn() throws InterruptedException {
        options = SonaOptions.builder().randomFeatures(64).build();
        reopen();
        addRoutes(TEAM);
        router.learnAll(world.examples(20), TEAM);
        // Closing waits for the background work.
        reopen();

        assertThat(router.route(world.text(0) + " quantum violin", TEAM).explanation())
                .doesNotContain("description");
        assertThat(router.route(world.text(0), TEAM).modelVersion()).isEqualTo(6 + 120 + 1);
    }

    @Test
    void wrongInputIsRefusedByName() {
        addRoutes(TEAM);
        assertThatThrownBy(() -> router.route("  ", TEAM)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> router.route("x", " ")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> router.learn("x", "nowhere", TEAM)).isInstanceOf(UnknownRouteException.class);
        assertThatThrownBy(() -> router.feedback("nothing", 1, TEAM)).isInstanceOf(UnknownDecisionException.class);
        assertThatThrownBy(() -> router.feedback("nothing", 1.5, TEAM))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> new Route("a", "b", -1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> SonaOptions.builder().exploration(1).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("exploration");
    }

    @Test
    void otherModelIsRefused() {
        router.close();
        assertThatThrownBy(() -> SonaRouter.open(db, new BagOfWordsEmbedder(64), options, CLOCK))
                .isInstanceOf(ModelMismatchException.class);
    }

    @Test
    void erasedUserLeavesARouterThatNeverSawTheUser() {
        addRoutes(TEAM);
        addRoutes("other");
        List<Example> hers = world.examples(2);
        List<Example> shared = world.examples(20);
        List<Example> wrong = hers.stream()
                .map(e -> new Example(e.text(), e.routeId().equals("travel") ? "coding" : "travel"))
                .toList();
        router.learnAll(wrong, TEAM, "her");
        router.learnAll(shared, TEAM);
        router.consolidate(TEAM);
        router.feedback(router.route("invoice flight fever", TEAM, "her").decisionId(), -1, TEAM);
        router.route("snow and thunder", TEAM, "her");
        router.learnAll(shared, "other");
        router.consolidate("other");

        assertThat(router.forgetUser("her", TEAM)).isEqualTo(wrong.size() + 2);
        reopen();

        for (int i = 0; i < 60; i++) {
            String text = world.text(i % TopicWorld.TOPICS.size());
            RouteDecision erased = router.route(text, TEAM);
            RouteDecision neverSeen = router.route(text, "other");
            assertThat(erased.route()).isEqualTo(neverSeen.route());
            assertThat(erased.confidence()).isEqualTo(neverSeen.confidence());
        }
        assertThat(router.forgetUser("her", TEAM)).isZero();
    }

    @Test
    void erasureOfOneUserKeepsWhatAnotherTaught() {
        addRoutes(TEAM);
        String his = router.learnAll(List.of(new Example("my invoice", "billing")), TEAM, "him")
                .getFirst();
        router.learnAll(List.of(new Example("my flight", "travel")), TEAM, "her");

        assertThat(router.forgetUser("her", TEAM)).isEqualTo(1);
        assertThat(router.forget(his, TEAM)).isTrue();
        assertThat(router.forgetUser("him", TEAM)).isZero();
    }
}
