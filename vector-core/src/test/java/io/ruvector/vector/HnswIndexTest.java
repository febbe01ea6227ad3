package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HnswIndexTest extends VectorIndexContract {
    private static final int DIMENSION = 32;
    private static final HnswConfig CONFIG =
            HnswConfig.builder().m(12).efConstruction(80).build();

    @Override
    protected HnswIndex index(int dimension, Similarity similarity) {
        return new HnswIndex(dimension, similarity, CONFIG, 0);
    }

    private HnswIndex filled(float[][] vectors, Similarity similarity) {
        HnswIndex index = index(DIMENSION, similarity);
        for (float[] vector : vectors) {
            index.add(vector);
        }
        return index;
    }

    @ParameterizedTest
    @EnumSource(Similarity.class)
    void recallIsAtLeast95Percent(Similarity similarity) {
        float[][] all = TestVectors.clustered(11, 4_200, DIMENSION, 40);
        HnswIndex index = filled(Arrays.copyOf(all, 4_000), similarity);
        assertThat(TestVectors.recall(index, Arrays.copyOfRange(all, 4_000, 4_200), 10, 64))
                .isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void recallAfterDeletingHalfIsThatOfAFreshBuild() {
        float[][] all = TestVectors.clustered(12, 4_200, DIMENSION, 40);
        float[][] queries = Arrays.copyOfRange(all, 4_000, 4_200);
        HnswIndex churned = filled(Arrays.copyOf(all, 4_000), Similarity.COSINE);
        for (int slot = 0; slot < 4_000; slot += 2) {
            churned.remove(slot);
        }
        HnswIndex fresh = index(DIMENSION, Similarity.COSINE);
        for (int i = 1; i < 4_000; i += 2) {
            fresh.add(all[i]);
        }
        assertThat(TestVectors.recall(churned, queries, 10, 64))
                .isGreaterThanOrEqualTo(0.95)
                .isGreaterThanOrEqualTo(TestVectors.recall(fresh, queries, 10, 64) - 0.005);
    }

    @Test
    void recallHoldsAfterReplacingEverythingTwice() {
        float[][] all = TestVectors.clustered(13, 4_700, DIMENSION, 30);
        HnswIndex index = filled(Arrays.copyOf(all, 1_500), Similarity.COSINE);
        int[] slots = new int[1_500];
        Arrays.setAll(slots, i -> i);
        for (int i = 1_500; i < 4_500; i++) {
            index.remove(slots[i % 1_500]);
            slots[i % 1_500] = index.add(all[i]);
        }
        assertThat(TestVectors.recall(index, Arrays.copyOfRange(all, 4_500, 4_700), 10, 64))
                .isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void filteredRecallIsAtLeast95PercentAtEverySelectivity() {
        float[][] all = TestVectors.clustered(14, 4_100, DIMENSION, 40);
        HnswIndex index = filled(Arrays.copyOf(all, 4_000), Similarity.COSINE);
        for (int every : new int[] {2, 10, 100}) {
            double found = 0;
            double wanted = 0;
            for (float[] query : Arrays.copyOfRange(all, 4_000, 4_100)) {
                var exact = TestVectors.slots(index.searchExact(query, 10, slot -> slot % every == 0));
                wanted += exact.size();
                exact.retainAll(TestVectors.slots(index.search(query, 10, 64, slot -> slot % every == 0)));
                found += exact.size();
            }
            assertThat(found / wanted).as("one in %d", every).isGreaterThanOrEqualTo(0.95);
        }
    }

    @Test
    void theSameInsertionsGiveTheSameResults() {
        float[][] all = TestVectors.clustered(15, 1_050, DIMENSION, 10);
        HnswIndex one = filled(Arrays.copyOf(all, 1_000), Similarity.COSINE);
        HnswIndex two = filled(Arrays.copyOf(all, 1_000), Similarity.COSINE);
        assertSameResults(one, two, Arrays.copyOfRange(all, 1_000, 1_050));
    }

    @Test
    void whatIsReadBackGivesTheSameResultsAndGrowsTheSameWay() throws Exception {
        float[][] all = TestVectors.clustered(16, 1_300, DIMENSION, 10);
        HnswIndex written = filled(Arrays.copyOf(all, 1_000), Similarity.COSINE);
        for (int slot = 0; slot < 150; slot++) {
            written.remove(slot);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotOutput out = new SnapshotOutput(Channels.newChannel(bytes));
        written.save(out);
        out.flush();
        HnswIndex read = index(DIMENSION, Similarity.COSINE);
        read.load(new SnapshotInput(Channels.newChannel(new ByteArrayInputStream(bytes.toByteArray()))));

        assertThat(read.size()).isEqualTo(850);
        assertSameResults(written, read, Arrays.copyOfRange(all, 1_200, 1_300));
        for (int i = 1_000; i < 1_200; i++) {
            assertThat(read.add(all[i])).isEqualTo(written.add(all[i]));
            written.remove(i - 800);
            read.remove(i - 800);
        }
        assertSameResults(written, read, Arrays.copyOfRange(all, 1_200, 1_300));
    }

    @Test
    void noLinkLeadsToARemovedNodeAfterRepair() {
        float[][] all = TestVectors.clustered(17, 500, DIMENSION, 10);
        HnswGraph graph = new HnswGraph(CONFIG, 7, (a, b) -> {
            float sum = 0;
            for (int i = 0; i < DIMENSION; i++) {
                sum += (all[a][i] - all[b][i]) * (all[a][i] - all[b][i]);
            }
            return sum;
        });
        BitSet live = new BitSet();
        for (int slot = 0; slot < 500; slot++) {
            graph.insert(slot, live::get);
            live.set(slot);
        }
        live.clear(100, 400);
        GraphRepair.removeDead(graph, live);

        HnswLayers layers = graph.layers();
        for (int slot = 0; slot < 500; slot++) {
            assertThat(layers.contains(slot)).isEqualTo(live.get(slot));
            for (int layer = 0; live.get(slot) && layer <= layers.level(slot); layer++) {
                LinkTable table = layers.table(layer);
                int list = layers.list(slot, layer);
                assertThat(table.count(list)).isLessThanOrEqualTo(layer == 0 ? 24 : 12);
                for (int i = 0; i < table.count(list); i++) {
                    int neighbour = table.link(list, i);
                    assertThat(live.get(neighbour)).isTrue();
                    assertThat(neighbour).isNotEqualTo(slot);
                    assertThat(layers.level(neighbour)).isGreaterThanOrEqualTo(layer);
                }
            }
        }
    }

    private static void assertSameResults(VectorIndex one, VectorIndex two, float[][] queries) {
        for (float[] query : queries) {
            Neighbours left = one.search(query, 10, 30, any -> true);
            Neighbours right = two.search(query, 10, 30, any -> true);
            assertThat(left.size()).isEqualTo(right.size());
            for (int rank = 0; rank < left.size(); rank++) {
                assertThat(right.slot(rank)).isEqualTo(left.slot(rank));
                assertThat(right.score(rank)).isEqualTo(left.score(rank));
            }
        }
    }
}
