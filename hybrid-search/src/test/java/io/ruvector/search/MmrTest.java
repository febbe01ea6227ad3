package io.ruvector.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MmrTest {
    private static final List<Ranked> CANDIDATES = FusionTest.list("a1", 1.0, "a2", 0.9, "b1", 0.5);

    @Test
    void lambdaOneKeepsTheOrderOfRelevance() {
        assertThat(Mmr.select(CANDIDATES, 1, 3, MmrTest::sameLetter))
                .extracting(Ranked::id)
                .containsExactly("a1", "a2", "b1");
    }

    @Test
    void nearDuplicatesStepBack() {
        assertThat(Mmr.select(CANDIDATES, 0.5, 2, MmrTest::sameLetter))
                .extracting(Ranked::id)
                .containsExactly("a1", "b1");
    }

    @Test
    void allAreGivenWhenFewerThanK() {
        assertThat(Mmr.select(CANDIDATES, 0.5, 10, MmrTest::sameLetter)).hasSize(3);
    }

    private static double sameLetter(String a, String b) {
        return a.charAt(0) == b.charAt(0) ? 1 : 0;
    }
}
