package io.ruvector.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ruvector.store.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {
    @Test
    void reciprocalRankAddsOneOverKPlusRank() {
        List<Ranked> fused = Fusion.reciprocalRank(List.of(list("a", 9, "b", 8), list("b", 0.3, "c", 0.2)), 60);

        assertThat(fused).extracting(Ranked::id).containsExactly("b", "a", "c");
        assertThat(fused.getFirst().score()).isCloseTo(1.0 / 62 + 1.0 / 61, within(1e-12));
    }

    @Test
    void weightedSumsMinMaxScores() {
        List<Ranked> fused = Fusion.weighted(
                List.of(list("a", 0.9, "b", 0.5, "c", 0.1), list("b", 20, "a", 10, "d", 0)),
                List.of(0.5, 0.5),
                Normalization.MIN_MAX);

        assertThat(fused).extracting(Ranked::id).containsExactly("a", "b", "c", "d");
        assertThat(fused.get(0).score()).isCloseTo(0.75, within(1e-9));
        assertThat(fused.get(1).score()).isCloseTo(0.75, within(1e-9));
        assertThat(fused.get(2).score()).isZero();
    }

    @Test
    void zScoresAreCentred() {
        List<Ranked> fused =
                Fusion.weighted(List.of(list("a", 3, "b", 2, "c", 1)), List.of(1.0), Normalization.Z_SCORE);

        assertThat(fused).extracting(Ranked::id).containsExactly("a", "b", "c");
        assertThat(fused.get(1).score()).isZero();
        assertThat(fused.get(0).score()).isEqualTo(-fused.get(2).score());
    }

    @Test
    void oneSingleEntryHasTheBestNormalisedScore() {
        assertThat(Fusion.weighted(List.of(list("a", 0.2)), List.of(1.0), Normalization.MIN_MAX))
                .containsExactly(new Ranked("a", 1));
    }

    @Test
    void emptyListsGiveNothing() {
        assertThat(Fusion.reciprocalRank(List.of(List.of(), List.of()), 60)).isEmpty();
        assertThat(Fusion.weighted(List.of(List.of()), List.of(1.0), Normalization.MIN_MAX))
                .isEmpty();
    }

    @Test
    void equalScoresAreOrderedById() {
        assertThat(Fusion.reciprocalRank(List.of(list("z", 1), list("a", 1)), 60))
                .extracting(Ranked::id)
                .containsExactly("a", "z");
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatThrownBy(() -> Fusion.reciprocalRank(List.of(), 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Fusion.weighted(List.of(List.of()), List.of(), Normalization.MIN_MAX))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Fusion.weighted(List.of(List.of()), List.of(-1.0), Normalization.MIN_MAX))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Ranked("a", Double.NaN)).isInstanceOf(InvalidInputException.class);
    }

    static List<Ranked> list(Object... idsAndScores) {
        List<Ranked> list = new java.util.ArrayList<>();
        for (int i = 0; i < idsAndScores.length; i += 2) {
            list.add(new Ranked((String) idsAndScores[i], ((Number) idsAndScores[i + 1]).doubleValue()));
        }
        return list;
    }
}
