package io.ruvector.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ruvector.memory.Episode;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.MemoryOptions;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkillLibraryTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String DEPLOY = "deploy the web shop to production";
    private static final String[] GOOD_WAY = {"run the tests", "back up", "ship"};
    private final Scope acme = Scope.of("acme");
    private final TextEmbedder embedder = new BagOfWordsEmbedder();
    private final Random random = new Random(1);

    @TempDir
    Path directory;

    private VectorDb db;
    private EpisodicMemory memory;
    private SkillLibrary library;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(directory));
        memory = EpisodicMemory.open(db, embedder, MemoryOptions.of(CLOCK).random(random));
        library = SkillLibrary.open(db, embedder, memory, CLOCK);
    }

    @AfterEach
    void close() {
        memory.close();
        db.close();
    }

    private List<Episode> remember(int times, String task, Scope scope, Outcome outcome, String... steps) {
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            episodes.add(
                    Episode.builder(task, scope).outcome(outcome).steps(steps).build());
        }
        return memory.rememberAll(episodes);
    }

    private List<Episode> goodAndBadDeployments(Scope scope) {
        List<Episode> all = new ArrayList<>(remember(8, DEPLOY, scope, Outcome.success(), GOOD_WAY));
        all.addAll(remember(8, DEPLOY, scope, Outcome.failure("outage"), "ship", "hope"));
        return all;
    }

    private Skill onlySkill() {
        assertThat(library.list(acme)).hasSize(1);
        return library.list(acme).getFirst();
    }

    @Test
    void aSkillIsCreatedFromSuccessesAgainstFailuresAndFoundAgain() {
        goodAndBadDeployments(acme);
        Consolidation report = library.consolidate(acme);
        assertThat(report.created()).hasSize(1);
        assertThat(report.examined()).isEqualTo(16);
        Skill skill = onlySkill();
        assertThat(skill.steps()).containsExactly(GOOD_WAY);
        assertThat(skill.standing()).isEqualTo(Standing.PROVEN);
        assertThat(skill.trials()).isEqualTo(8);
        assertThat(skill.successes()).isEqualTo(8);
        assertThat(skill.baseRate()).isZero();
        assertThat(skill.evidence()).hasSize(8);
        SkillMatch match = library.findFor("ship the web shop", 3, acme).getFirst();
        assertThat(match.skill()).isEqualTo(skill);
        assertThat(match.score())
                .isEqualTo(
                        match.similarity()
                                * match.share()
                                * (1 + skill.interval().lower())
                                / 2,
                        within(1e-12));
    }

    @Test
    void threeSuccessesAndNoFailureMakeAnUnopposedSkill() {
        remember(3, DEPLOY, acme, Outcome.success(), GOOD_WAY);
        assertThat(library.consolidate(acme).created()).hasSize(1);
        assertThat(onlySkill().standing()).isEqualTo(Standing.UNOPPOSED);
    }

    @Test
    void severalWaysThatNeverFailedAreAllUnopposed() {
        remember(4, DEPLOY, acme, Outcome.success(), GOOD_WAY);
        remember(4, DEPLOY, acme, Outcome.success(), "another way");
        assertThat(library.consolidate(acme).created()).hasSize(2);
        remember(1, DEPLOY, acme, Outcome.failure("outage"), "hope");
        Consolidation report = library.consolidate(acme);
        assertThat(report.demoted()).as("another's failure is not theirs").isEmpty();
        assertThat(library.findFor(DEPLOY, 5, acme)).hasSize(2);
    }

    @Test
    void aSecondRunChangesNothing() {
        memory.rememberAll(new World(3, acme).episodes(320));
        assertThat(library.consolidate(acme).created()).hasSizeGreaterThanOrEqualTo(4);
        List<Skill> before = library.list(acme);
        Consolidation second = library.consolidate(acme);
        assertThat(second.changedNothing()).isTrue();
        assertThat(second.unchanged()).isEqualTo(before.size());
        assertThat(library.list(acme)).isEqualTo(before);
    }

    @Test
    void consolidatingInPartsEndsWhereOneRunEnds() {
        List<Episode> episodes = new World(5, acme).episodes(400);
        for (int from = 0; from < 400; from += 100) {
            memory.rememberAll(episodes.subList(from, from + 100));
            library.consolidate(acme);
        }
        assertThat(library.list(acme))
                .filteredOn(skill -> skill.standing() == Standing.PROVEN)
                .extracting(Skill::steps)
                .containsExactlyInAnyOrderElementsOf(World.PLANTED);
    }

    @Test
    void newEvidenceMakesANewVersion() {
        goodAndBadDeployments(acme);
        library.consolidate(acme);
        remember(2, DEPLOY, acme, Outcome.success(), GOOD_WAY);
        Consolidation report = library.consolidate(acme);
        assertThat(report.updated()).containsExactly(onlySkill().id());
        assertThat(onlySkill().version()).isEqualTo(2);
        assertThat(onlySkill().trials()).isEqualTo(10);
    }

    @Test
    void laterFailuresDemoteASkillAndLaterSuccessesLiftIt() {
        remember(4, DEPLOY, acme, Outcome.success(), GOOD_WAY);
        library.consolidate(acme);
        remember(8, DEPLOY, acme, Outcome.failure("outage"), GOOD_WAY);
        Consolidation report = library.consolidate(acme);
        assertThat(report.demoted()).containsExactly(onlySkill().id());
        assertThat(onlySkill().standing()).isEqualTo(Standing.DEMOTED);
        assertThat(onlySkill().successes()).as("failures count").isEqualTo(4);
        assertThat(onlySkill().trials()).isEqualTo(12);
        assertThat(library.findFor(DEPLOY, 5, acme)).isEmpty();
        remember(60, DEPLOY, acme, Outcome.success(), GOOD_WAY);
        remember(30, DEPLOY, acme, Outcome.failure("outage"), "hope");
        library.consolidate(acme);
        assertThat(onlySkill().standing()).isEqualTo(Standing.PROVEN);
    }

    @Test
    void reportedFailuresDemoteASkillToo() {
        remember(20, DEPLOY, acme, Outcome.success(), GOOD_WAY);
        remember(8, DEPLOY, acme, Outcome.failure("outage"), "ship", "hope");
        remember(8, DEPLOY, acme, Outcome.success(), "ship", "hope");
        library.consolidate(acme);
        String id = onlySkill().id();
        for (int i = 0; i < 20; i++) {
            library.recordOutcome(id, acme, false, 0);
        }
        assertThat(onlySkill().trials()).isEqualTo(40);
        assertThat(library.consolidate(acme).demoted()).containsExactly(id);
        assertThat(library.consolidate(acme).changedNothing()).isTrue();
    }

    @Test
    void aSkillKnowsWhatItTakesAndItsParameters() {
        for (int i = 0; i < 4; i++) {
            memory.remember(Episode.builder(DEPLOY, acme)
                    .steps("build {service}", "ship {service} to {region}")
                    .outcome(Outcome.success())
                    .latency(Duration.ofSeconds(10 + 2 * i))
                    .cost(i)
                    .build());
        }
        library.consolidate(acme);
        assertThat(onlySkill().parameters()).containsExactly("service", "region");
        assertThat(onlySkill().effort().meanLatency()).contains(Duration.ofSeconds(13));
        assertThat(onlySkill().effort().meanCost()).hasValue(1.5);
        assertThat(onlySkill().effort().meanTokens()).isEmpty();
    }

    @Test
    void skillsOfTheSameTasksAreAlternatives() {
        remember(4, DEPLOY, acme, Outcome.success(), GOOD_WAY);
        remember(4, DEPLOY, acme, Outcome.success(), "another way");
        library.consolidate(acme);
        List<Skill> both = library.list(acme);
        assertThat(both.get(0).lineage().alternatives())
                .containsExactly(both.get(1).id());
        assertThat(both.get(1).lineage().alternatives())
                .containsExactly(both.get(0).id());
    }

    @Test
    void aNamingWordsEachMinedSkillOnceAndItsWordsGoWithForgottenEvidence() {
        List<String> asked = new ArrayList<>();
        library = SkillLibrary.open(db, embedder, memory, CLOCK, SkillOptions.DEFAULT, (skill, examples) -> {
            asked.add(skill.id());
            assertThat(examples)
                    .isNotEmpty()
                    .allMatch(e -> e.outcome().orElseThrow().reward() == 1);
            return Optional.of(new SkillNaming.Words("Careful release", "Ship a service without an outage"));
        });
        List<Episode> episodes = goodAndBadDeployments(acme);
        library.consolidate(acme);
        assertThat(onlySkill().name()).isEqualTo("Careful release");
        assertThat(library.consolidate(acme).changedNothing()).isTrue();
        assertThat(asked).hasSize(1);
        memory.forget(episodes.getFirst().id(), acme);
        assertThat(onlySkill().toString()).doesNotContain("Careful", "outage");
    }

    @Test
    void thompsonSamplingTriesASeldomTriedSkillNowAndThen() {
        remember(40, DEPLOY, acme, Outcome.success(), GOOD_WAY);
        remember(3, DEPLOY, acme, Outcome.success(), "another way");
        library.consolidate(acme);
        assertThat(library.findFor(DEPLOY, 1, acme).getFirst().skill().steps()).containsExactly(GOOD_WAY);
        Random draws = new Random(2);
        long others = IntStream.range(0, 200)
                .filter(i -> library.sampleFor(DEPLOY, 1, acme, draws)
                        .getFirst()
                        .skill()
                        .steps()
                        .equals(List.of("another way")))
                .count();
        assertThat(others).isBetween(5L, 80L);
    }

    @Test
    void shuffledOutcomesPromoteNothing() {
        World world = new World(11, acme);
        memory.rememberAll(world.shuffled(world.episodes(160)));
        assertThat(library.consolidate(acme).created()).isEmpty();
    }

    @Test
    void aTaughtSkillIsFoundByItsDescriptionAndCountsItsUses() {
        Skill taught = library.record(Skill.builder("Rotate certificates", acme)
                .description("renew TLS certificates before they expire")
                .steps("request", "install", "reload")
                .build());
        assertThat(taught.standing()).isEqualTo(Standing.UNTESTED);
        assertThat(library.findFor("renew the expired certificates", 1, acme))
                .extracting(SkillMatch::skill)
                .containsExactly(taught);
        Skill used = library.recordOutcome(taught.id(), acme, true, 0.9);
        assertThat(used.version()).isEqualTo(2);
        assertThat(used.trials()).isEqualTo(1);
        assertThat(used.meanReward()).isEqualTo(0.9);
        assertThatThrownBy(() -> library.record(taught)).isInstanceOf(DuplicateSkillException.class);
        assertThat(library.consolidate(acme).changedNothing()).isTrue();
    }

    @Test
    void episodesProveATaughtSkillAndItKeepsItsWords() {
        Skill taught = library.record(
                Skill.builder("Safe deployment", acme).steps(GOOD_WAY).build());
        goodAndBadDeployments(acme);
        assertThat(library.consolidate(acme).updated()).containsExactly(taught.id());
        assertThat(onlySkill().standing()).isEqualTo(Standing.PROVEN);
        assertThat(onlySkill().name()).isEqualTo("Safe deployment");
        assertThat(onlySkill().trials()).isEqualTo(8);
    }

    @Test
    void aForgottenEpisodeLeavesTheEvidenceAtOnce() {
        List<Episode> episodes = goodAndBadDeployments(acme);
        library.consolidate(acme);
        memory.forget(episodes.getFirst().id(), acme);
        assertThat(onlySkill().evidence())
                .hasSize(7)
                .doesNotContain(episodes.getFirst().id());
        assertThat(onlySkill().trials()).isEqualTo(7);
        assertThat(onlySkill().version()).isEqualTo(2);
    }

    @Test
    void theWordsOfAForgottenEpisodeLeaveTheSkill() {
        Episode secret = memory.remember(Episode.builder(DEPLOY, acme)
                .state("secretword")
                .steps(GOOD_WAY)
                .outcome(Outcome.success())
                .build());
        List<Episode> others = remember(2, DEPLOY + " secretword", acme, Outcome.success(), GOOD_WAY);
        remember(3, DEPLOY, acme, Outcome.success(), GOOD_WAY);
        library.consolidate(acme);
        memory.forget(secret.id(), acme);
        others.forEach(other -> memory.forget(other.id(), acme));
        close();
        open();
        assertThat(onlySkill().toString()).doesNotContain("secretword");
        assertThat(onlySkill().trials()).isEqualTo(3);
    }

    @Test
    void aMinedSkillGoesWithItsLastEvidence() {
        List<Episode> episodes = remember(3, DEPLOY, acme, Outcome.success(), GOOD_WAY);
        library.consolidate(acme);
        episodes.forEach(episode -> memory.forget(episode.id(), acme));
        assertThat(library.list(acme)).isEmpty();
        assertThat(library.findFor(DEPLOY, 5, acme)).isEmpty();
    }

    @Test
    void skillsStayInTheirTenantAndLevel() {
        Scope coder = acme.agent("coder");
        goodAndBadDeployments(coder);
        goodAndBadDeployments(Scope.of("rival"));
        library.consolidate(coder);
        library.consolidate(Scope.of("rival"));
        assertThat(library.consolidate(acme).examined())
                .as("private episodes are not the tenant's")
                .isZero();
        assertThat(library.list(acme)).isEmpty();
        assertThat(library.findFor(DEPLOY, 5, acme)).isEmpty();
        assertThat(library.findFor(DEPLOY, 5, acme.agent("tester"))).isEmpty();
        Skill own = library.findFor(DEPLOY, 5, coder).getFirst().skill();
        assertThat(own.scope()).isEqualTo(coder);
        assertThat(own.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThatThrownBy(() -> library.recordOutcome(own.id(), acme, true, 1))
                .isInstanceOf(UnknownSkillException.class);
        assertThat(library.remove(own.id(), Scope.of("rival"))).isFalse();
        assertThat(library.remove(own.id(), coder)).isTrue();
    }

    @Test
    void skillsSurviveARestart() {
        goodAndBadDeployments(acme);
        library.consolidate(acme);
        Skill before = onlySkill();
        close();
        open();
        assertThat(onlySkill()).isEqualTo(before);
        assertThat(library.findFor(DEPLOY, 1, acme))
                .extracting(SkillMatch::skill)
                .containsExactly(before);
        assertThat(library.consolidate(acme).changedNothing()).isTrue();
    }

    @Test
    void concurrentUsesAreAllCounted() throws Exception {
        goodAndBadDeployments(acme);
        library.consolidate(acme);
        String id = onlySkill().id();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<?>> uses = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                uses.add(pool.submit(() -> library.recordOutcome(id, acme, true, 1)));
            }
            uses.add(pool.submit(() -> library.consolidate(acme)));
            for (Future<?> use : uses) {
                use.get();
            }
        }
        assertThat(onlySkill().trials()).isEqualTo(108);
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> library.findFor(" ", 1, acme)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> library.findFor("x", 0, acme)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Skill.builder("no steps", acme).build()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> library.recordOutcome("skill-none", acme, true, 1))
                .isInstanceOf(UnknownSkillException.class);
    }
}
