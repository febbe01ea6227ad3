package io.ruvector.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.causal.EffectEstimate.Identified;
import io.ruvector.causal.EffectEstimate.NotIdentified;
import io.ruvector.causal.EffectEstimate.Reason;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CausalGraphTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T08:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private VectorDb db;
    private CausalGraph graph;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(directory));
        graph = CausalGraph.open(db, CLOCK);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void reopen() {
        close();
        open();
    }

    @Test
    void recordedEffectIsTheEstimatorsAndSurvivesReopening() {
        List<Observation> observations = new PlantedWorld(0.10, true, true).draw(500, 7);
        graph.recordAll(observations.subList(0, 300));
        observations.subList(300, 500).forEach(graph::record);

        Identified before = (Identified) graph.effect("plan-first", "success", "team");
        reopen();
        Identified after = (Identified) graph.effect("plan-first", "success", "team");

        assertThat(after).isEqualTo(before);
        assertThat(after.method()).isEqualTo(Method.DOUBLY_ROBUST);
        assertThat(after.sampleSize()).isEqualTo(500);
        assertThat(after.evidence().ids())
                .containsExactlyInAnyOrderElementsOf(
                        observations.stream().map(Observation::id).toList());
        assertThat(after.evidence().overlap().minPropensity()).hasValue(0.15);
        assertThat(after.interval95().contains(0.10)).isTrue();
    }

    @Test
    void sameIdTwiceIsRefusedAndChangesNothing() {
        Observation first = observation("a", "team", true, 1);
        graph.record(first);

        assertThatThrownBy(() -> graph.recordAll(List.of(observation("b", "team", false, 0), first)))
                .isInstanceOf(DuplicateObservationException.class)
                .hasMessageContaining("\"a\"");
        assertThat(graph.count("team")).isEqualTo(1);
        assertThat(graph.find("b", "team")).isEmpty();
    }

    @Test
    void observationCarriesTheClocksTimeUnlessItHasItsOwn() {
        Instant own = Instant.parse("2020-01-01T00:00:00Z");
        graph.record(observation("a", "team", true, 1));
        graph.record(Observation.builder("c", "e", "team")
                .id("b")
                .outcome(0.5)
                .context("k", "v")
                .at(own)
                .build());

        assertThat(graph.find("a", "team").orElseThrow().at()).contains(CLOCK.instant());
        Observation read = graph.find("b", "team").orElseThrow();
        assertThat(read.at()).contains(own);
        assertThat(read.context()).containsEntry("k", "v");
    }

    @Test
    void scopesNeverMeet() {
        // The third scope's name would be inside the first one's key range if parts were not escaped.
        for (String scope : List.of("team", "team2", "team/c", "team%2Fc")) {
            graph.record(observation("a", scope, true, 1));
        }
        graph.record(observation("b", "team", false, 0));

        assertThat(graph.count("team")).isEqualTo(2);
        assertThat(graph.count("team/c")).isEqualTo(1);
        assertThat(graph.effect("c", "e", "team2").sampleSize()).isEqualTo(1);
        assertThat(((NotIdentified) graph.effect("c", "e", "other")).reason()).isEqualTo(Reason.NO_OBSERVATIONS);
        assertThat(graph.edges("other")).isEmpty();
        assertThat(graph.find("b", "team2")).isEmpty();
        assertThat(graph.forget("b", "team2")).isFalse();
        assertThat(graph.count("team")).isEqualTo(2);
    }

    @Test
    void forgettingLeavesTheEstimateThatNeverSawIt() {
        List<Observation> observations = new PlantedWorld(0.10, true, false).draw(200, 3);
        graph.recordAll(observations);
        for (int i = 0; i < 200; i += 4) {
            assertThat(graph.forget(observations.get(i).id(), "team")).isTrue();
        }
        reopen();

        Identified rest = (Identified) graph.effect("plan-first", "success", "team");
        List<Observation> kept = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            if (i % 4 != 0) {
                kept.add(observations.get(i));
            }
        }
        Identified neverSaw = (Identified) EffectEstimatorTest.estimate(kept);
        assertThat(rest.sampleSize()).isEqualTo(150);
        assertThat(rest.difference()).isEqualTo(neverSaw.difference());
        assertThat(rest.evidence().ids())
                .containsExactlyInAnyOrderElementsOf(
                        kept.stream().map(Observation::id).toList());
        assertThat(graph.find(observations.get(0).id(), "team")).isEmpty();
    }

    @Test
    void forgettingTheLastObservationRemovesTheEdge() {
        graph.record(observation("a", "team", true, 1));

        assertThat(graph.forget("a", "team")).isTrue();
        assertThat(graph.forget("a", "team")).isFalse();

        assertThat(graph.edges("team")).isEmpty();
        graph.record(observation("a", "team", true, 1));
    }

    @Test
    void forgettingASourceRemovesAllThatWasDrawnFromItAndOnlyThat() {
        for (String episode : List.of("e1", "e2", "e3")) {
            for (String cause : List.of("a", "b")) {
                graph.record(Observation.builder(cause, "success", "team")
                        .id(episode + "/" + cause)
                        .source(episode)
                        .treated(true)
                        .outcome(1)
                        .build());
            }
        }
        assertThat(graph.effect("a", "success", "team").sampleSize()).isEqualTo(3);

        WriteBatch batch = new WriteBatch();
        assertThat(graph.forgetSources(Set.of("e1", "e2"), "other", batch)).isZero();
        assertThat(graph.forgetSources(Set.of("e1", "e2"), "team", batch)).isEqualTo(4);
        assertThat(graph.countOfSources(Set.of("e1", "e2"), "team")).isEqualTo(4);
        db.write(batch);

        assertThat(graph.countOfSources(Set.of("e1", "e2"), "team")).isZero();
        assertThat(graph.effect("a", "success", "team").evidence().ids()).containsExactly("e3/a");
        assertThat(graph.count("team")).isEqualTo(2);
        db.write(forgotten("e3"));
        assertThat(graph.edges("team")).isEmpty();
        reopen();
        assertThat(graph.edges("team")).isEmpty();
        assertThat(db.table("causal-graph").count())
                .as("the format's row alone")
                .isEqualTo(1);
    }

    private WriteBatch forgotten(String source) {
        WriteBatch batch = new WriteBatch();
        graph.forgetSources(Set.of(source), "team", batch);
        return batch;
    }

    @Test
    void chainsMultiplyEffectsAndEndWhereTheyMeetThemselves() {
        recordLink("plan", "fewer-edits", 0.6, 1);
        recordLink("fewer-edits", "green-build", 0.5, 2);
        recordLink("green-build", "plan", 0.5, 3);
        recordLink("fewer-edits", "plan", 0.4, 4);
        recordLink("luck", "green-build", 0, 5);

        List<CausalChain> chains = graph.chains("plan", "green-build", "team", 4);

        assertThat(chains).hasSize(1);
        CausalChain chain = chains.getFirst();
        assertThat(chain.edges()).extracting(CausalEdge::cause).containsExactly("plan", "fewer-edits");
        assertThat(chain.interval95().contains(0.3)).isTrue();
        assertThat(chain.interval95().lower()).isPositive();
        assertThat(graph.chains("luck", "plan", "team", 4))
                .as("over an edge not claimed")
                .isEmpty();
        assertThat(graph.chains("plan", "plan", "team", 6)).isEmpty();
        assertThatThrownBy(() -> graph.chains("plan", "green-build", "team", 7))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2 to 6");
    }

    private void recordLink(String cause, String effect, double difference, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            boolean treated = random.nextBoolean();
            observations.add(Observation.builder(cause, effect, "team")
                    .id(cause + ">" + effect + i)
                    .treated(treated)
                    .outcome(random.nextDouble() < 0.2 + (treated ? difference : 0) ? 1 : 0)
                    .propensity(0.5)
                    .build());
        }
        graph.recordAll(observations);
    }

    @Test
    void anEdgeIsEstimatedAnewAfterEveryChangeOfItsPair() {
        graph.recordAll(new PlantedWorld(0.10, true, true).draw(100, 1));
        EffectEstimate first = graph.effect("plan-first", "success", "team");
        graph.record(observation("another-pair", "team", true, 1));
        assertThat(graph.effect("plan-first", "success", "team")).isSameAs(first);

        graph.recordAll(new PlantedWorld(0.10, true, true).draw(100, 2));

        assertThat(graph.effect("plan-first", "success", "team").sampleSize()).isEqualTo(200);
    }

    @Test
    void realEdgesAreClaimedAmongManyWithoutEffect() {
        int found = 0;
        int claimed = 0;
        for (int seed = 0; seed < 4; seed++) {
            recordPairs("world-" + seed, seed, 40, 12, 100);
            for (CausalEdge edge : graph.edges("world-" + seed)) {
                claimed += edge.claimed() ? 1 : 0;
                found += edge.claimed() && edge.cause().startsWith("real") ? 1 : 0;
            }
        }

        assertThat(found).as("found of 48 real edges").isGreaterThanOrEqualTo(47);
        assertThat((double) found / claimed).as("precision").isGreaterThan(0.93);
    }

    @Test
    void worldWithoutEffectsHasEdgesButClaimsNone() {
        int runsWithClaims = 0;
        for (int seed = 0; seed < 10; seed++) {
            recordPairs("null-" + seed, seed, 20, 0, 20);
            List<CausalEdge> edges = graph.edges("null-" + seed);
            assertThat(edges).hasSize(20);
            runsWithClaims += edges.stream().anyMatch(CausalEdge::claimed) ? 1 : 0;
        }

        assertThat(runsWithClaims).isZero();
    }

    private void recordPairs(String scope, long seed, int pairs, int real, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Observation> observations = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            for (int i = 0; i < n; i++) {
                boolean treated = random.nextDouble() < 0.4;
                double success = 0.3 + (treated && pair < real ? 0.5 : 0);
                observations.add(Observation.builder((pair < real ? "real-" : "idle-") + pair, "success", scope)
                        .id(pair + "-" + i)
                        .treated(treated)
                        .outcome(random.nextDouble() < success ? 1 : 0)
                        .propensity(0.4)
                        .build());
            }
        }
        graph.recordAll(observations);
    }

    @Test
    void associationsAreListedButNeverClaimed() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            observations.add(observation("o" + i, "team", i % 2 == 0, i % 2 == 0 ? 1 : 0));
        }
        graph.recordAll(observations);

        CausalEdge edge = graph.edges("team").get(0);

        assertThat(edge.estimate()).isInstanceOf(EffectEstimate.Association.class);
        assertThat(edge.claimed()).isFalse();
    }

    @Test
    void concurrentWritersLoseNothing() throws InterruptedException, ExecutionException {
        try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> done = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                int w = writer;
                done.add(writers.submit(() -> {
                    for (int i = 0; i < 50; i++) {
                        graph.record(observation(w + "-" + i, "team", i % 2 == 0, i % 3 == 0 ? 1 : 0));
                    }
                }));
            }
            for (Future<?> f : done) {
                f.get();
            }
        }

        assertThat(graph.effect("c", "e", "team").sampleSize()).isEqualTo(200);
        assertThat(graph.effect("c", "e", "team").evidence().ids()).hasSize(200);
    }

    @Test
    void wrongValuesAreRefusedByName() {
        assertThatThrownBy(() -> observation("a", "team", true, Double.POSITIVE_INFINITY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("outcome")
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() -> observation(" ", "team", true, 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Observation.builder("c", "e", "s")
                        .id("a")
                        .outcome(1)
                        .propensity(1)
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("propensity");
        assertThatThrownBy(() -> graph.record(observation("x".repeat(2_000), "team", true, 1)))
                .isInstanceOf(InvalidInputException.class);
    }

    private static Observation observation(String id, String scope, boolean treated, double outcome) {
        return Observation.builder("c", "e", scope)
                .id(id)
                .treated(treated)
                .outcome(outcome)
                .build();
    }
}
