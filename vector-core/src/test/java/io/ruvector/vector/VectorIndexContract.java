package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link VectorIndex} promises. A test of an implementation extends this and says how to make one. */
public abstract class VectorIndexContract {
    protected abstract VectorIndex index(int dimension, Similarity similarity);

    private VectorIndex filled(float[][] vectors) {
        VectorIndex index = index(vectors[0].length, Similarity.COSINE);
        for (float[] vector : vectors) {
            index.add(vector);
        }
        return index;
    }

    @Test
    void anEmptyIndexFindsNothing() {
        VectorIndex index = index(2, Similarity.COSINE);
        assertThat(index.search(new float[] {1, 0}, 3, 10, any -> true).size()).isZero();
        assertThat(index.searchExact(new float[] {1, 0}, 3, any -> true).size()).isZero();
        assertThat(index.size()).isZero();
    }

    @Test
    void cosineScoresAreTheCosineWhateverTheLength() {
        VectorIndex index = index(2, Similarity.COSINE);
        int right = index.add(new float[] {10, 0});
        int up = index.add(new float[] {0, 0.1f});
        Neighbours found = index.search(new float[] {3, 4}, 2, 10, any -> true);
        assertThat(found.slot(0)).isEqualTo(up);
        assertThat(found.score(0)).isCloseTo(0.8f, offset(1e-6f));
        assertThat(found.slot(1)).isEqualTo(right);
        assertThat(found.score(1)).isCloseTo(0.6f, offset(1e-6f));
    }

    @Test
    void dotScoresAreTheInnerProduct() {
        VectorIndex index = index(2, Similarity.DOT_PRODUCT);
        int longer = index.add(new float[] {10, 0});
        index.add(new float[] {1, 1});
        Neighbours found = index.search(new float[] {3, 4}, 2, 10, any -> true);
        assertThat(found.slot(0)).isEqualTo(longer);
        assertThat(found.score(0)).isEqualTo(30f);
        assertThat(found.score(1)).isEqualTo(7f);
    }

    @Test
    void euclideanScoresAreTheNegativeDistance() {
        VectorIndex index = index(2, Similarity.EUCLIDEAN);
        int near = index.add(new float[] {3, 4});
        index.add(new float[] {6, 8});
        Neighbours found = index.search(new float[] {0, 0}, 2, 10, any -> true);
        assertThat(found.slot(0)).isEqualTo(near);
        assertThat(found.score(0)).isEqualTo(-5f);
        assertThat(found.score(1)).isEqualTo(-10f);
    }

    @Test
    void manhattanScoresAreTheNegativeSumOfDifferences() {
        VectorIndex index = index(2, Similarity.MANHATTAN);
        int near = index.add(new float[] {3, -4});
        index.add(new float[] {6, 8});
        Neighbours found = index.search(new float[] {0, 0}, 2, 10, any -> true);
        assertThat(found.slot(0)).isEqualTo(near);
        assertThat(found.score(0)).isEqualTo(-7f);
        assertThat(found.score(1)).isEqualTo(-14f);
    }

    @Test
    void everyVectorFindsItselfFirst() {
        float[][] vectors = TestVectors.clustered(1, 500, 16, 10);
        VectorIndex index = filled(vectors);
        for (int slot = 0; slot < vectors.length; slot++) {
            Neighbours found = index.search(vectors[slot], 1, 50, any -> true);
            assertThat(found.score(0)).isCloseTo(1f, offset(1e-5f));
            assertThat(found.slot(0)).isEqualTo(slot);
        }
    }

    @Test
    void equalVectorsAreAllFound() {
        VectorIndex index = index(2, Similarity.COSINE);
        for (int i = 0; i < 300; i++) {
            index.add(new float[] {1, 1});
        }
        assertThat(TestVectors.slots(index.search(new float[] {1, 0}, 300, 10, any -> true)))
                .hasSize(300);
    }

    @Test
    void deletedVectorsNeverComeBack() {
        float[][] vectors = TestVectors.clustered(2, 600, 8, 5);
        VectorIndex index = filled(vectors);
        for (int slot = 0; slot < 600; slot += 2) {
            index.remove(slot);
        }
        assertThat(index.size()).isEqualTo(300);
        for (float[] query : vectors) {
            for (int slot : TestVectors.slots(index.search(query, 10, 40, any -> true))) {
                assertThat(slot % 2).isEqualTo(1);
            }
        }
    }

    @Test
    void kResultsComeBackWheneverSoManyAreAllowed() {
        float[][] vectors = TestVectors.clustered(3, 600, 8, 5);
        VectorIndex index = filled(vectors);
        assertThat(index.search(vectors[0], 600, 1, any -> true).size()).isEqualTo(600);
        assertThat(index.search(vectors[0], 1000, 1, any -> true).size()).isEqualTo(600);
        assertThat(TestVectors.slots(index.search(vectors[0], 5, 1, slot -> slot % 100 == 7)))
                .isSubsetOf(7, 107, 207, 307, 407, 507)
                .hasSize(5);
        assertThat(index.search(vectors[0], 10, 1, slot -> slot % 100 == 7).size())
                .isEqualTo(6);
        assertThat(index.search(vectors[0], 10, 1, slot -> false).size()).isZero();
    }

    @Test
    void deletingAllButAFewLeavesTheFew() {
        float[][] vectors = TestVectors.clustered(4, 400, 8, 5);
        VectorIndex index = filled(vectors);
        for (int slot = 0; slot < 397; slot++) {
            index.remove(slot);
        }
        assertThat(TestVectors.slots(index.search(vectors[0], 10, 10, any -> true)))
                .containsExactlyInAnyOrder(397, 398, 399);
        for (int slot = 397; slot < 400; slot++) {
            index.remove(slot);
        }
        assertThat(index.search(vectors[0], 10, 10, any -> true).size()).isZero();
        int again = index.add(vectors[5]);
        assertThat(TestVectors.slots(index.search(vectors[5], 10, 10, any -> true)))
                .containsExactly(again);
    }

    @Test
    void slotsAreUsedAgainSoChurnDoesNotGrowTheIndex() {
        float[][] vectors = TestVectors.clustered(5, 3000, 8, 5);
        VectorIndex index = index(8, Similarity.COSINE);
        Set<Integer> slots = new HashSet<>();
        for (int i = 0; i < vectors.length; i++) {
            slots.add(index.add(vectors[i]));
            if (slots.size() > 300) {
                int oldest = slots.iterator().next();
                slots.remove(oldest);
                index.remove(oldest);
            }
        }
        assertThat(index.size()).isEqualTo(300);
        assertThat(index.slotLimit()).isLessThan(450);
        assertThat(TestVectors.slots(index.search(vectors[0], 300, 300, any -> true)))
                .isEqualTo(slots);
    }

    @Test
    void aSearchAmongGivenSlotsSeesNoOther() {
        VectorIndex index = filled(TestVectors.clustered(6, 200, 8, 5));
        BitSet among = new BitSet();
        among.set(3);
        among.set(77);
        assertThat(TestVectors.slots(index.searchAmong(TestVectors.clustered(7, 1, 8, 1)[0], 5, among)))
                .containsExactlyInAnyOrder(3, 77);
    }

    @Test
    void resultsComeBestFirst() {
        float[][] vectors = TestVectors.clustered(8, 300, 8, 5);
        Neighbours found = filled(vectors).search(vectors[9], 50, 100, any -> true);
        for (int rank = 1; rank < found.size(); rank++) {
            assertThat(found.score(rank)).isLessThanOrEqualTo(found.score(rank - 1));
        }
    }
}
