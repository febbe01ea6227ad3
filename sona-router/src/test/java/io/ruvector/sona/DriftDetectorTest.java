package io.ruvector.sona;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DriftDetectorTest {

    @Test
    void ratingsThatStayTheSameAreSeldomADrift() {
        int alarms = 0;
        for (int seed = 0; seed < 20; seed++) {
            DriftDetector detector = new DriftDetector();
            Random random = new Random(seed);
            for (int i = 0; i < 1_000; i++) {
                alarms += detector.rated(i, random.nextInt(10) == 0 ? -1 : 1).isPresent() ? 1 : 0;
            }
        }
        // Of 20,000 ratings.
        assertThat(alarms).isLessThan(60);
    }

    @Test
    void dropFromNineInTenToHalfIsSeenWithinTheRecentWindow() {
        for (int seed = 0; seed < 20; seed++) {
            DriftDetector detector = new DriftDetector();
            Random random = new Random(seed);
            for (int i = 0; i < 160; i++) {
                detector.rated(i, random.nextInt(10) == 0 ? -1 : 1);
            }
            int seen = -1;
            for (int i = 0; i < 200 && seen < 0; i++) {
                Optional<Drift> drift = detector.rated(160 + i, random.nextBoolean() ? -1 : 1);
                seen = drift.isPresent() ? i : -1;
            }
            assertThat(seen).isBetween(0, 2 * DriftDetector.RECENT + DriftDetector.BEFORE);
        }
    }
}
