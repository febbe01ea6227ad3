package io.ruvector.sona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {

    private static final String TEAM = "team/1";

    @TempDir
    Path directory;

    private final TopicWorld world = new TopicWorld(5);
    private VectorDb db;
    private SonaRouter router;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(directory));
        router = SonaRouter.open(
                db,
                new BagOfWordsEmbedder(),
                SonaOptions.builder()
                        .randomFeatures(64)
                        .unknownBelow(0)
                        .automaticConsolidation(false)
                        .build(),
                Clock.fixed(Instant.parse("2026-05-01T08:00:00Z"), ZoneOffset.UTC));
        TopicWorld.TOPICS.forEach(topic -> router.addRoute(TopicWorld.route(topic), TEAM));
    }

    @AfterEach
    void close() {
        router.close();
        db.close();
    }

    private List<String> answers(String scope) {
        TopicWorld same = new TopicWorld(77);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            RouteDecision decision = router.route(same.text(i % 6), scope);
            answers.add(decision.route().map(Route::id).orElse("unknown") + decision.confidence());
        }
        return answers;
    }

    /** Examples whose routes are dealt out at random. */
    private List<Example> nonsense(int perTopic) {
        List<Example> examples = world.examples(perTopic);
        List<String> ids =
                new ArrayList<>(examples.stream().map(Example::routeId).toList());
        Collections.shuffle(ids, new Random(3));
        List<Example> dealt = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            dealt.add(new Example(examples.get(i).text(), ids.get(i)));
        }
        return dealt;
    }

    @Test
    void promotedSolutionsAreVersionsOfWhichOneDecides() {
        router.learnAll(world.examples(20), TEAM);
        assertThat(router.consolidate(TEAM)).isTrue();
        router.learnAll(world.examples(20), TEAM);
        assertThat(router.consolidate(TEAM)).isTrue();

        List<ModelVersion> versions = router.versions(TEAM);

        assertThat(versions).extracting(ModelVersion::examples).containsExactly(240L, 120L);
        assertThat(versions).extracting(ModelVersion::active).containsExactly(true, false);
    }

    @Test
    void atMostFourVersionsAreKept() {
        for (int i = 0; i < 7; i++) {
            router.learnAll(world.examples(1), TEAM);
            router.forceLearn(TEAM);
        }

        assertThat(router.versions(TEAM)).hasSize(4);
        assertThat(router.versions(TEAM).getFirst().active()).isTrue();
    }

    @Test
    void forcedLearningAsksNoGate() {
        router.learnAll(world.examples(20), TEAM);
        router.consolidate(TEAM);
        router.learnAll(nonsense(40), TEAM);

        assertThat(router.forceLearn(TEAM)).isTrue();
        assertThat(router.versions(TEAM)).hasSize(2);
    }

    @Test
    void rollingBackDecidesAsBeforeAndSurvivesReopening() {
        router.learnAll(world.examples(20), TEAM);
        router.consolidate(TEAM);
        long first = router.versions(TEAM).getFirst().version();
        router.learnAll(nonsense(40), TEAM);
        router.forceLearn(TEAM);
        List<String> spoilt = answers(TEAM);

        router.rollback(first, TEAM);
        List<String> back = answers(TEAM);
        close();
        open();

        assertThat(back).isNotEqualTo(spoilt);
        assertThat(router.versions(TEAM))
                .filteredOn(ModelVersion::active)
                .singleElement()
                .satisfies(v -> assertThat(v.version()).isEqualTo(first));
        assertThat(answers(TEAM)).isEqualTo(back);
    }

    @Test
    void versionThatIsNotKeptIsRefused() {
        assertThatThrownBy(() -> router.rollback(17, TEAM))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining("17");
    }

    @Test
    void forgettingDropsTheVersionsThatContainTheForgotten() {
        List<String> ids = router.learnAll(world.examples(20), TEAM);
        router.consolidate(TEAM);
        router.learnAll(world.examples(20), TEAM);
        router.consolidate(TEAM);

        router.forget(ids.getFirst(), TEAM);

        assertThat(router.versions(TEAM)).singleElement().satisfies(v -> {
            assertThat(v.active()).isTrue();
            assertThat(v.examples()).isEqualTo(239);
        });
    }

    @Test
    void solutionsOfTheFormatBeforeAreMadeAnew() {
        router.learnAll(world.examples(20), TEAM);
        router.consolidate(TEAM);
        List<String> before = answers(TEAM);
        byte[] one = ByteBuffer.allocate(4).putInt(1).array();
        db.write(new WriteBatch().put(db.table("sona-router"), SonaKeys.FORMAT, one));

        close();
        open();

        assertThat(router.versions(TEAM)).isEmpty();
        assertThat(router.consolidate(TEAM)).isTrue();
        assertThat(answers(TEAM)).isEqualTo(before);
    }

    @Test
    void tickConsolidatesWhatIsDue() {
        router.learnAll(world.examples(10), TEAM);
        assertThat(router.tick()).isEmpty();
        router.learnAll(world.examples(10), TEAM);
        assertThat(router.tick()).containsExactly(TEAM);
        assertThat(router.tick()).isEmpty();
    }

    @Test
    void ratingsThatBecomeWorseAreADriftThatIsLearnedAtOnce() {
        router.learnAll(world.examples(20), TEAM);
        router.consolidate(TEAM);
        for (int i = 0; i < 140; i++) {
            double quality = i < 100 ? 1 : -1;
            router.feedback(router.route(world.text(i % 6), TEAM).decisionId(), quality, TEAM);
        }

        assertThat(router.drift(TEAM)).hasValueSatisfying(drift -> {
            assertThat(drift.before()).isGreaterThan(0.8);
            assertThat(drift.after()).isLessThan(0.8);
        });
    }

    @Test
    void importedScopeDecidesAsTheExportedOne() throws IOException {
        router.learnAll(world.examples(20), TEAM, "ann");
        router.consolidate(TEAM);
        router.feedback(router.route(world.text(1), TEAM).decisionId(), 1, TEAM);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        router.exportScope(TEAM, bytes);

        router.importScope("copy", new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(answers("copy")).isEqualTo(answers(TEAM));
        assertThat(router.versions("copy")).isEqualTo(router.versions(TEAM));
        assertThat(router.forgetUser("ann", "copy")).isEqualTo(120);
        assertThat(router.forgetUser("ann", TEAM)).isEqualTo(120);
    }

    @Test
    void damagedArchiveIsRefusedAndNothingIsRead() throws IOException {
        router.learnAll(world.examples(2), TEAM);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        router.exportScope(TEAM, bytes);
        byte[] flipped = bytes.toByteArray();
        flipped[flipped.length / 2] ^= 1;

        assertThatThrownBy(() -> router.importScope("copy", new ByteArrayInputStream(flipped)))
                .isInstanceOf(CorruptStoreException.class);
        assertThat(router.routes("copy")).isEmpty();
    }

    @Test
    void importIntoAScopeWithRoutesIsRefused() {
        assertThatThrownBy(() -> router.importScope(TEAM, new ByteArrayInputStream(new byte[0])))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(TEAM);
    }

    @Test
    void ratingsAtRandomChangeLittle() {
        router.learnAll(world.examples(40), TEAM);
        router.consolidate(TEAM);
        double before = accuracy();
        Random random = new Random(4);
        for (int i = 0; i < 600; i++) {
            double quality = random.nextBoolean() ? 1 : -1;
            router.feedback(router.route(world.text(i % 6), TEAM).decisionId(), quality, TEAM);
        }
        router.consolidate(TEAM);

        assertThat(before - accuracy()).isLessThanOrEqualTo(0.02);
    }

    private double accuracy() {
        TopicWorld held = new TopicWorld(99);
        int right = 0;
        for (int i = 0; i < 300; i++) {
            String expected = TopicWorld.TOPICS.get(i % 6);
            right += router.route(held.text(i % 6), TEAM)
                            .route()
                            .map(Route::id)
                            .filter(expected::equals)
                            .isPresent()
                    ? 1
                    : 0;
        }
        return right / 300.0;
    }
}
