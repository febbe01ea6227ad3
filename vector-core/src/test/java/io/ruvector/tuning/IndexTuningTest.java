package io.ruvector.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.Durability;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.Quantization;
import io.ruvector.vector.Similarity;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.WriteBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTuningTest {
    private static final int ENTRIES = 4_500;
    private static final int DIMENSION = 24;

    @TempDir
    private Path folder;

    private VectorDb db;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.builder(folder.resolve("store"))
                .durability(Durability.ORDERED)
                .build());
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static float[] vector(Random random) {
        float[] vector = new float[DIMENSION];
        for (int d = 0; d < DIMENSION; d++) {
            vector[d] = (float) random.nextGaussian();
        }
        return vector;
    }

    private Collection made(Similarity similarity, int entries) {
        Collection made = db.createCollection(
                "made",
                CollectionOptions.builder(DIMENSION).similarity(similarity).build());
        Random random = new Random(5);
        WriteBatch batch = new WriteBatch();
        for (int i = 0; i < entries; i++) {
            batch.upsert(made, VectorEntry.of("v" + i, vector(random)));
        }
        db.write(batch);
        return made;
    }

    private TuningGoal goal(double recall, OptionalLong bytes) {
        return new TuningGoal(recall, 5, bytes, Duration.ZERO, 1);
    }

    @Test
    void queriesThatTookNoPartFindWhatWasAskedForAndNothingIsLeftBehind() {
        Collection made = made(Similarity.COSINE, ENTRIES);
        List<TriedSetting> heard = new ArrayList<>();
        TuningReport report =
                new IndexTuning(made, goal(0.9, OptionalLong.empty()), folder.resolve("work")).run(heard::add);
        assertThat(report.complete()).isFalse();
        assertThat(heard).containsAll(report.tried());
        TriedSetting best = report.best().orElseThrow();
        assertThat(best.recall()).isGreaterThan(0.87);
        assertThat(report.paretoFront()).startsWith(best).allMatch(TriedSetting::reachesGoal);
        assertThat(folder.resolve("work")).isEmptyDirectory();
        assertThat(made.count()).isEqualTo(ENTRIES);
    }

    @Test
    void aWiderSearchIsChosenForAHigherRecall() {
        Collection made = made(Similarity.EUCLIDEAN, ENTRIES);
        int narrow = efSearchOfStandard(made, 0.8);
        int wide = efSearchOfStandard(made, 0.98);
        assertThat(wide).isGreaterThan(narrow);
    }

    private int efSearchOfStandard(Collection made, double recall) {
        return new IndexTuning(made, goal(recall, OptionalLong.empty()), folder.resolve("work"))
                .run(_ -> {}).tried().stream()
                        .filter(it -> it.quantization() == Quantization.INT4)
                        .mapToInt(it -> it.hnsw().efSearch())
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void manhattanIsWalkedByFullVectorsOnly() {
        TuningReport report = new IndexTuning(
                        made(Similarity.MANHATTAN, ENTRIES), goal(0.8, OptionalLong.empty()), folder.resolve("work"))
                .run(_ -> {});
        assertThat(report.tried()).extracting(TriedSetting::quantization).containsOnly(Quantization.NONE);
    }

    @Test
    void whatDoesNotFitIntoTheMemoryIsNoAnswer() {
        TuningReport report = new IndexTuning(
                        made(Similarity.COSINE, ENTRIES), goal(0.8, OptionalLong.of(10)), folder.resolve("work"))
                .run(_ -> {});
        assertThat(report.tried()).isNotEmpty();
        assertThat(report.best()).isEmpty();
        assertThat(report.paretoFront()).isEmpty();
    }

    @Test
    void smallCollectionsAndWrongGoalsAreRefused() {
        Collection small = made(Similarity.COSINE, 100);
        assertThatThrownBy(() -> new IndexTuning(small, TuningGoal.of(0.9), folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least 4000");
        for (double recall : new double[] {0, 1, -1, Double.NaN}) {
            assertThatThrownBy(() -> TuningGoal.of(recall)).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void aBenchFindsItsQueriesNeighboursWithoutThemselves() {
        Collection made = made(Similarity.COSINE, ENTRIES);
        BenchFigures figures = new CollectionBench(made, 200, 5, 0).run(2);
        assertThat(figures.recall()).isBetween(0.8, 1.0);
        assertThat(figures.p99Micros()).isGreaterThanOrEqualTo(figures.p50Micros());
        assertThat(figures.searchesPerSecond()).isPositive();
        BenchFigures wide = new CollectionBench(made, 200, 5, 2_000).run(1);
        assertThat(wide.recall()).isGreaterThan(0.999);
        Stream.of(0, 100_001)
                .forEach(queries -> assertThatThrownBy(() -> new CollectionBench(made, queries, 5, 0))
                        .isInstanceOf(InvalidInputException.class));
    }
}
