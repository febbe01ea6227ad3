package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HnswIndexTest extends VectorIndexContract {
    private static final int DIMENSION = 32;
    private static final HnswConfig CONFIG =
            HnswConfig.builder().m(12).efConstruction(80).build();

    @TempDir
    Path directory;

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
    @EnumSource(value = Quantization.class)
    void recallIsAtLeast95PercentWithEveryCode(Quantization quantization) {
        float[][] all = TestVectors.clustered(10, 4_200, 64, 40);
        for (Similarity similarity : Similarity.values()) {
            if (quantization.suits(similarity)) {
                HnswIndex index = new HnswIndex(64, similarity, CONFIG, 0, quantization);
                for (int i = 0; i < 4_000; i++) {
                    index.add(all[i]);
                }
                assertThat(TestVectors.recall(index, Arrays.copyOfRange(all, 4_000, 4_200), 10, 100))
                        .as("%s", similarity)
                        .isGreaterThanOrEqualTo(0.95);
            }
        }
    }

    @Test
    void codesThatAManhattanDistanceDoesNotHaveAreRefused() {
        assertThatThrownBy(() -> new HnswIndex(4, Similarity.MANHATTAN, CONFIG, 0, Quantization.INT8))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("INT8")
                .hasMessageContaining("MANHATTAN");
    }

    @Test
    void severalThreadsBuildAsGoodAGraph() {
        float[][] all = TestVectors.clustered(18, 4_200, DIMENSION, 40);
        HnswIndex index = index(DIMENSION, Similarity.COSINE);
        for (int from = 0; from < 4_000; from += 200) {
            int[] slots = new int[200];
            for (int i = 0; i < 200; i++) {
                slots[i] = index.place(all[from + i]);
            }
            index.connect(slots, 4);
            Arrays.stream(slots).forEach(index::show);
            index.maintain(4);
        }
        assertThat(TestVectors.recall(index, Arrays.copyOfRange(all, 4_000, 4_200), 10, 64))
                .isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void searchesGoOnWhileVectorsComeAndGo() throws Exception {
        float[][] all = TestVectors.clustered(19, 6_000, DIMENSION, 20);
        HnswIndex index = filled(Arrays.copyOf(all, 2_000), Similarity.COSINE);
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> searches = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                int seed = thread;
                searches.add(threads.submit(() -> {
                    for (int i = seed; !done.get(); i = (i + 7) % 6_000) {
                        Neighbours found = index.search(all[i], 10, 40);
                        assertThat(TestVectors.slots(found)).hasSize(10);
                    }
                }));
            }
            for (int i = 2_000; i < 6_000; i++) {
                index.add(all[i]);
                if (i % 2 == 0) {
                    index.remove(index.search(all[i - 2_000], 1, 20).slot(0));
                }
            }
            done.set(true);
            for (Future<?> search : searches) {
                search.get();
            }
        }
        assertThat(TestVectors.recall(index, Arrays.copyOf(all, 200), 10, 64)).isGreaterThanOrEqualTo(0.95);
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
        Metric metric = new Metric(Similarity.COSINE, Simd.kernel(), DIMENSION);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotOutput out = new SnapshotOutput(Channels.newChannel(bytes));
        HnswIndex read = index(DIMENSION, Similarity.COSINE);
        try (MappedVectors.Handle file = MappedVectors.open(directory.resolve("vectors"), metric, false)) {
            HnswIndex.SavePoint point = written.beginSave();
            written.save(point, out, file.vectors());
            out.flush();
            written.endSave(point);
            read.load(
                    new SnapshotInput(Channels.newChannel(new ByteArrayInputStream(bytes.toByteArray()))),
                    file.vectors());
            for (int slot = 150; slot < 1_000; slot++) {
                read.show(slot);
            }
            read.endLoad();
        }

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
    void noLinkOfALivingNodeLeadsToARemovedOneAfterRepair() {
        float[][] all = TestVectors.clustered(17, 500, DIMENSION, 10);
        Metric metric = new Metric(Similarity.EUCLIDEAN, Simd.kernel(), DIMENSION);
        FullVectors vectors = new HeapVectors(metric);
        HnswGraph graph = new HnswGraph(CONFIG, 7, new UncodedVectors(vectors, DIMENSION));
        SlotSet live = new SlotSet();
        for (int slot = 0; slot < 500; slot++) {
            vectors.put(slot, all[slot]);
            graph.add(slot);
            graph.connect(slot);
            live.set(slot);
        }
        for (int slot = 100; slot < 400; slot++) {
            live.clear(slot);
            graph.removed().set(slot);
        }
        List<Integer> released = new ArrayList<>();
        GraphRepair sweep = new GraphRepair(graph, live);
        while (!sweep.step(7, released::add)) {
            assertThat(released).isEmpty();
        }

        assertThat(released).hasSize(300);
        assertThat(graph.removed().size()).isZero();
        HnswLayers layers = graph.layers();
        for (int slot = live.next(0); slot >= 0; slot = live.next(slot + 1)) {
            for (int layer = 0; layer <= layers.level(slot); layer++) {
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
