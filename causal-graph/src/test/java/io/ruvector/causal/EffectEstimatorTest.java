package io.ruvector.causal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ruvector.causal.EffectEstimate.Association;
import io.ruvector.causal.EffectEstimate.Identified;
import io.ruvector.causal.EffectEstimate.NotIdentified;
import io.ruvector.causal.EffectEstimate.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectEstimatorTest {

    private static final int REPLICATES = 400;
    private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");

    @ParameterizedTest(name = "n={0} context={1} logged={2}")
    @CsvSource({
        "500, true, false", "2000, true, false",
        "500, true, true", "2000, true, true",
        "500, false, true", "2000, false, true"
    })
    void plantedEffectIsRecoveredWhereTheNaiveDifferenceHasTheWrongSign(int n, boolean context, boolean logged) {
        PlantedWorld world = new PlantedWorld(0.10, context, logged);
        double sum = 0;
        int covered = 0;
        int naiveWrong = 0;
        for (int seed = 0; seed < REPLICATES; seed++) {
            List<Observation> observations = world.draw(n, seed);
            Identified estimate = (Identified) estimate(observations);
            sum += estimate.difference();
            covered += estimate.interval95().contains(0.10) ? 1 : 0;
            naiveWrong += PlantedWorld.naiveDifference(observations) < 0 ? 1 : 0;
        }
        assertThat(naiveWrong).isGreaterThan(REPLICATES * 95 / 100);
        assertThat(sum / REPLICATES - 0.10).isBetween(-0.01, 0.01);
        assertThat(covered / (double) REPLICATES).isBetween(0.92, 0.98);
    }

    @ParameterizedTest(name = "logged={0}")
    @CsvSource({"true", "false"})
    void numericConfounderIsAdjustedForWithoutBeingCutIntoKinds(boolean logged) {
        double sum = 0;
        int covered = 0;
        for (int seed = 0; seed < 100; seed++) {
            Identified estimate = (Identified) estimate(numericWorld(600, seed, logged));
            assertThat(estimate.method()).isEqualTo(logged ? Method.DOUBLY_ROBUST : Method.DOUBLY_ROBUST_ESTIMATED);
            sum += estimate.difference();
            covered += estimate.interval95().contains(0.5) ? 1 : 0;
        }
        assertThat(sum / 100).isCloseTo(0.5, within(0.03));
        assertThat(covered).isBetween(88, 100);
    }

    @Test
    void numbersAreShownInFifthsOfTheirPropensity() {
        Identified estimate = (Identified) estimate(numericWorld(600, 1, false));

        assertThat(estimate.evidence().table())
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.context()).startsWith("propensity 0."));
        assertThat(estimate.evidence().table().stream()
                        .mapToLong(Stratum::count)
                        .sum())
                .isEqualTo(600);
        assertThat(estimate.evidence().overlap().effectiveTreated()).isBetween(20.0, 600.0);
    }

    @Test
    void estimateDoesNotDependOnTheOrderOfTheObservations() {
        List<Observation> observations = new ArrayList<>(numericWorld(200, 4, false));
        EffectEstimate before = estimate(observations);
        Collections.shuffle(observations, new Random(1));

        assertThat(estimate(observations)).isEqualTo(before);
    }

    @Test
    void hiddenConfounderWithoutLoggedPropensitiesIsOnlyAnAssociation() {
        EffectEstimate estimate = estimate(new PlantedWorld(0.10, false, false).draw(2_000, 1));

        assertThat(estimate).isInstanceOf(Association.class);
        assertThat(((Association) estimate).difference()).isNegative();
    }

    @Test
    void contextThatHasNothingToDoWithTheChoiceDoesNotTurnAnAssociationIntoAnEffect() {
        Random random = new Random(5);
        List<Observation> hidden = new PlantedWorld(0.10, false, false).draw(1_000, 1);
        List<Observation> observations = hidden.stream()
                .map(o -> observation(o.id(), o.treated(), o.outcome())
                        .context("colour", "c" + random.nextInt(3))
                        .build())
                .toList();

        Association estimate = (Association) estimate(observations);

        assertThat(estimate.explanation()).contains("does not explain who was treated");
    }

    @Test
    void contextThatNeverVariesDoesNotTurnAnAssociationIntoAnEffect() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            observations.add(observation("o" + i, i % 2 == 0, i % 3 == 0 ? 1 : 0)
                    .context("agent", "only")
                    .build());
        }

        assertThat(estimate(observations)).isInstanceOf(Association.class);
    }

    @Test
    void worldWithoutEffectsIsClaimedInAtMostOneCaseOfTwenty() {
        for (int n : new int[] {6, 12, 30, 200}) {
            int claimed = 0;
            for (int seed = 0; seed < REPLICATES; seed++) {
                Identified estimate = (Identified) estimate(nullWorld(n, seed));
                claimed += estimate.interval95().contains(0) ? 0 : 1;
                if (estimate.pValue() <= 0.05) {
                    assertThat(estimate.interval95().contains(0)).isFalse();
                }
            }
            assertThat(claimed).isLessThanOrEqualTo(REPLICATES * 6 / 100);
        }
    }

    @Test
    void perfectSeparationOfAHandfulOfOutcomesKeepsAWideInterval() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            observations.add(observation("o" + i, i % 2 == 0, i % 2 == 0 ? 1 : 0)
                    .propensity(0.5)
                    .build());
        }

        Identified estimate = (Identified) estimate(observations);

        assertThat(estimate.interval95().lower()).isLessThan(0.6);
        assertThat(estimate.standardError()).isPositive();
        assertThat(estimate.pValue()).isGreaterThan(0.01);
    }

    @Test
    void causeThatIsAlwaysPresentIsNeverIdentified() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            observations.add(observation("o" + i, true, i % 4 != 0 ? 1 : 0)
                    .context("k", "v" + i % 3)
                    .propensity(0.9)
                    .build());
        }

        NotIdentified estimate = (NotIdentified) estimate(observations);

        assertThat(estimate.reason()).isEqualTo(Reason.NO_VARIATION);
        assertThat(estimate.explanation()).contains("present in all 500");
    }

    @Test
    void contextsThatNeverHoldBothArmsAreNotCompared() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            observations.add(observation("o" + i, i % 2 == 0, 1)
                    .context("user", i % 2 == 0 ? "a" : "b")
                    .build());
        }

        assertThat(((NotIdentified) estimate(observations)).reason()).isEqualTo(Reason.NO_OVERLAP);
    }

    @Test
    void numberThatDecidesTheChoiceLeavesNothingToCompare() {
        List<Observation> observations = new ArrayList<>();
        Random random = new Random(2);
        for (int i = 0; i < 400; i++) {
            double x = random.nextGaussian();
            observations.add(observation("o" + i, x > 0, x).context("x", x).build());
        }

        assertThat(((NotIdentified) estimate(observations)).reason()).isEqualTo(Reason.NO_OVERLAP);
    }

    @Test
    void singleObservationInAnArmIsTooFew() {
        List<Observation> observations = List.of(
                observation("a", true, 1).build(),
                observation("b", false, 1).build(),
                observation("c", false, 0).build());

        assertThat(((NotIdentified) estimate(observations)).reason()).isEqualTo(Reason.TOO_FEW);
    }

    @Test
    void smallPropensitiesAreClippedAndCounted() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            boolean rare = i < 10;
            observations.add(observation("o" + i, rare ? i == 0 : i % 2 == 0, i % 3 == 0 ? 1 : 0)
                    .propensity(rare ? 0.001 : 0.5)
                    .build());
        }

        Overlap overlap = estimate(observations).evidence().overlap();

        assertThat(overlap.clipped()).isEqualTo(10);
        assertThat(overlap.minPropensity()).hasValue(0.001);
        assertThat(overlap.comparableShare()).isCloseTo(0.9, within(1e-12));
    }

    @Test
    void agedEvidenceWidensTheIntervalAndInTheEndIsNoneAnyMore() {
        List<Observation> observations = new PlantedWorld(0.10, true, true)
                .draw(400, 1).stream()
                        .map(o -> observation(o.id(), o.treated(), o.outcome())
                                .context(o.context())
                                .propensity(o.propensity().orElseThrow())
                                .at(NOW)
                                .build())
                        .toList();
        EffectEstimator aging = new EffectEstimator(CausalOptions.DEFAULT.halfLife(Duration.ofDays(10)));

        Identified fresh = (Identified) aging.estimate(observations, "c", "e", "s", NOW);
        Identified old = (Identified) aging.estimate(observations, "c", "e", "s", NOW.plus(Duration.ofDays(20)));
        EffectEstimate gone = aging.estimate(observations, "c", "e", "s", NOW.plus(Duration.ofDays(100)));

        assertThat(fresh).isEqualTo(estimate(observations));
        assertThat(old.interval95().width() / fresh.interval95().width()).isBetween(1.8, 2.4);
        assertThat(((NotIdentified) gone).reason()).isEqualTo(Reason.STALE);
    }

    @Test
    void laterEvidenceOutweighsEarlierEvidenceOfAnotherEffect() {
        List<Observation> observations = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            boolean treated = random.nextBoolean();
            boolean late = i >= 1_000;
            observations.add(observation("o" + i, treated, treated == late ? 1 : 0)
                    .propensity(0.5)
                    .at(late ? NOW : NOW.minus(Duration.ofDays(100)))
                    .build());
        }
        EffectEstimator aging = new EffectEstimator(CausalOptions.DEFAULT.halfLife(Duration.ofDays(10)));

        Identified estimate = (Identified) aging.estimate(observations, "c", "e", "s", NOW);

        assertThat(estimate.difference()).isGreaterThan(0.95);
    }

    @Test
    void tableShowsEachContextWithBothArms() {
        List<Observation> observations = List.of(
                observation("a", true, 1).context("k", "a").build(),
                observation("b", true, 0).context("k", "a").build(),
                observation("c", false, 0).context("k", "a").build(),
                observation("d", false, 1).context("k", "b").build());

        assertThat(estimate(observations).evidence().table())
                .containsExactly(
                        new Stratum("k=a", new Arm(2, 0.5), new Arm(1, 0)),
                        new Stratum("k=b", new Arm(0, 0), new Arm(1, 1)));
    }

    private static List<Observation> nullWorld(int n, long seed) {
        Random random = new Random(seed * 31 + n);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean treated = i < 2 || (i >= 4 && random.nextBoolean());
            observations.add(observation("o" + i, treated, random.nextDouble() < 0.3 ? 1 : 0)
                    .propensity(0.5)
                    .build());
        }
        return observations;
    }

    /** Effect 0.5; large x lowers the outcome and makes the treatment likely. */
    private static List<Observation> numericWorld(int n, long seed, boolean logged) {
        Random random = new Random(seed);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double x = random.nextGaussian();
            double propensity = 1 / (1 + Math.exp(-x));
            boolean treated = random.nextDouble() < propensity;
            Observation.Builder builder = observation(
                            seed + "-" + i, treated, -x * x * x / 3 - x + (treated ? 0.5 : 0) + random.nextGaussian())
                    .context("x", x);
            if (logged) {
                builder.propensity(propensity);
            }
            observations.add(builder.build());
        }
        return observations;
    }

    private static Observation.Builder observation(String id, boolean treated, double outcome) {
        return Observation.builder("c", "e", "s").id(id).treated(treated).outcome(outcome);
    }

    static EffectEstimate estimate(List<Observation> observations) {
        return new EffectEstimator(CausalOptions.DEFAULT).estimate(observations, "c", "e", "s", NOW);
    }
}
