package io.ruvector.benchmarks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inspector of killed stores has to notice what it is there for. */
class InspectionTest {
    private static final long SEED = 5;
    private static final int STEPS = 120;

    @TempDir
    Path directory;

    private final Content expected = new Content();

    @BeforeEach
    void write() {
        try (VectorDb db = VectorDb.open(Step.options(directory))) {
            Step.openAll(db);
            for (int number = 1; number <= STEPS; number++) {
                Step.of(SEED, 0, number).run(db);
                Step.of(SEED, 0, number).run(expected);
            }
        }
    }

    private String difference() {
        Inspection inspection = new Inspection(directory, 1);
        Content found = inspection.run()[0];
        assertThat(inspection.wrong()).isEmpty();
        return expected.difference(found);
    }

    @Test
    void whatWasWrittenIsFound() {
        assertThat(difference()).isEmpty();
    }

    @Test
    void aStepIsTheSameEveryTime() {
        Content again = new Content();
        for (int number = 1; number <= STEPS; number++) {
            Step.of(SEED, 0, number).run(again);
        }
        assertThat(expected.difference(again)).isEmpty();
    }

    @Test
    void aLostEntryIsNoticed() {
        change(db -> db.collection("notes").forEach(it -> {
            if (db.collection("notes").count() > 10) {
                db.collection("notes").delete(it.id());
            }
        }));
        assertThat(difference()).startsWith("missing [VectorEntry");
    }

    @Test
    void aRowOfATableThatShouldBeGoneIsNoticed() {
        change(db -> db.write(new WriteBatch().put(db.table("settings"), "w0-99", new byte[] {65})));
        assertThat(difference()).contains("more [A]");
    }

    private void change(Consumer<VectorDb> how) {
        try (VectorDb db = VectorDb.open(Step.options(directory))) {
            how.accept(db);
        }
    }
}
