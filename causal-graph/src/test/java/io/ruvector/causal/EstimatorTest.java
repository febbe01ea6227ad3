package io.ruvector.causal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.causal.EffectEstimate.Association;
import io.ruvector.causal.EffectEstimate.Identified;
import io.ruvector.causal.EffectEstimate.NotIdentified;
import io.ruvector.causal.EffectEstimate.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimatorTest {

    private static final int REPLICATES = 400;

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
        assertThat(covered / (double) REPLICATES).isBetween(0.93, 0.97);
    }

    @Test
    void hiddenConfounderWithoutLoggedPropensitiesIsOnlyAnAssociation() {
        EffectEstimate estimate = estimate(new PlantedWorld(0.10, false, false).draw(2_000, 1));

        assertThat(estimate).isInstanceOf(Association.class);
        assertThat(((Association) estimate).difference()).isNegative();
    }

    @Test
    void contextThatNeverVariesDoesNotTurnAnAssociationIntoAnEffect() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            observations.add(observation(i, i % 2 == 0, i % 3 == 0)
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
            }
            assertThat(claimed).isLessThanOrEqualTo(REPLICATES * 6 / 100);
        }
    }

    @Test
    void perfectSeparationOfAHandfulOfOutcomesKeepsAWideInterval() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            observations.add(
                    observation(i, i % 2 == 0, i % 2 == 0).propensity(0.5).build());
        }

        Identified estimate = (Identified) estimate(observations);

        assertThat(estimate.interval95().lower()).isLessThan(0.6);
        assertThat(estimate.standardError()).isPositive();
    }

    @Test
    void causeThatIsAlwaysPresentIsNeverIdentified() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            observations.add(observation(i, true, i % 4 != 0)
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
            observations.add(observation(i, i % 2 == 0, true)
                    .context("user", i % 2 == 0 ? "a" : "b")
                    .build());
        }

        assertThat(((NotIdentified) estimate(observations)).reason()).isEqualTo(Reason.NO_OVERLAP);
    }

    @Test
    void singleObservationInAnArmIsTooFew() {
        List<Observation> observations = List.of(
                observation(0, true, true).build(),
                observation(1, false, true).build(),
                observation(2, false, false).build());

        assertThat(((NotIdentified) estimate(observations)).reason()).isEqualTo(Reason.TOO_FEW);
    }

    @Test
    void tableShowsEachContextWithBothArms() {
        List<Observation> observations = List.of(
                observation(0, true, true).context("k", "a").build(),
                observation(1, true, false).context("k", "a").build(),
                observation(2, false, false).context("k", "a").build(),
                observation(3, false, true).context("k", "b").build());

        assertThat(estimate(observations).evidence().table())
                .containsExactly(
                        new Stratum("k=a", new Arm(2, 0.5), new Arm(1, 0)),
                        new Stratum("k=b", new Arm(0, 0), new Arm(1, 1)));
    }

    private static List<Observation> nullWorld(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 31 + n);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean treated = i < 2 || (i >= 4 && random.nextBoolean());
            observations.add(observation(i, treated, random.nextDouble() < 0.3)
                    .propensity(0.5)
                    .build());
        }
        return observations;
    }

    private static Observation.Builder observation(int id, boolean treated, boolean success) {
        return Observation.builder("c", "e", "s").id("o" + id).treated(treated).outcome(success ? 1 : 0);
    }

    static EffectEstimate estimate(List<Observation> observations) {
        Map<String, StratumSums> strata = new LinkedHashMap<>();
        for (Observation o : observations) {
            strata.computeIfAbsent(CausalKeys.label(o.context()), StratumSums::new)
                    .add(o);
        }
        return new Estimator(
                        "c",
                        "e",
                        "s",
                        List.copyOf(strata.values()),
                        observations.stream().map(Observation::id).toList())
                .estimate();
    }
}
