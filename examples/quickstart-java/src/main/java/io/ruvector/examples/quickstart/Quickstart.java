package io.ruvector.examples.quickstart;

import io.ruvector.AgenticDb;
import io.ruvector.memory.Outcome;
import java.nio.file.Path;

/** Remembers what happened, and recalls it in the next run. */
public final class Quickstart {

    private Quickstart() {}

    /**
     * Runs the example.
     *
     * @param args the directory of the database; {@code .ruvector} when absent
     */
    public static void main(String[] args) {
        try (AgenticDb db = AgenticDb.open(Path.of(args.length > 0 ? args[0] : ".ruvector"))) {
            System.out.println("episodes from earlier runs: " + db.info().episodes());
            db.remember(
                    "make the nightly build green",
                    "raised the heap of the test JVM to 2 GB",
                    Outcome.success(),
                    "out-of-memory errors in CI look like random test failures");
            db.recall("tests fail at random in CI", 3)
                    .forEach(hit -> System.out.printf(
                            "%.2f  %s -> %s (%s)%n",
                            hit.score(),
                            hit.episode().task(),
                            hit.episode().steps(),
                            hit.episode().reflection()));
        }
    }
}
