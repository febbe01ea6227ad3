package io.ruvector.sona.replayfree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.sona.Example;
import io.ruvector.sona.ShapeMismatchException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFreeRouterTest {

    private static final String[][] WORDS = {
        {"invoice", "payment", "refund", "charge"}, {"flour", "oven", "butter", "bread"},
        {"flight", "hotel", "passport", "visa"}, {"compiler", "function", "commit", "branch"}
    };

    @TempDir
    Path directory;

    private VectorDb db;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(directory));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private ReplayFreeRouter router(ReplayFreeOptions options) {
        return ReplayFreeRouter.open(db, new BagOfWordsEmbedder(), "team", options);
    }

    private static ReplayFreeOptions options(double lambda, boolean masked, int rank) {
        return new ReplayFreeOptions(lambda, masked, 0.1, 30, rank, 1);
    }

    /** Topics {@code 2 task} and the next, as one task. */
    private static List<Example> task(int task) {
        List<Example> examples = new ArrayList<>();
        for (int topic = 2 * task; topic < 2 * task + 2; topic++) {
            for (String a : WORDS[topic]) {
                for (String b : WORDS[topic]) {
                    examples.add(new Example("the " + a + " and the " + b, "topic-" + topic));
                }
            }
        }
        return examples;
    }

    private static long right(ReplayFreeRouter router) {
        long right = 0;
        for (int task = 0; task < 2; task++) {
            for (Example example : task(task)) {
                right += router.route("please " + example.text())
                                .map(ReplayFreeAnswer::routeId)
                                .filter(example.routeId()::equals)
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        return right;
    }

    @Test
    void secondTaskLeavesTheFirstAlone() {
        ReplayFreeRouter router = router(options(1, true, 0));
        router.learnTask(task(0));
        router.learnTask(task(1));

        assertThat(right(router)).isGreaterThanOrEqualTo(60);
    }

    @Test
    void adapterIsGuardedToo() {
        ReplayFreeRouter router = router(options(1, true, 4));
        router.learnTask(task(0));
        router.learnTask(task(1));

        assertThat(right(router)).isGreaterThanOrEqualTo(56);
    }

    @Test
    void reopenedRouterAnswersAndLearnsTheSame() {
        ReplayFreeRouter router = router(options(1, true, 4));
        router.learnTask(task(0));
        close();
        open();
        ReplayFreeRouter again = router(options(1, true, 4));
        router.route("x");
        assertThat(again.route("the flour")).isEqualTo(router.route("the flour"));

        again.learnTask(task(1));
        ReplayFreeRouter inOneGo = ReplayFreeRouter.open(db, new BagOfWordsEmbedder(), "other", options(1, true, 4));
        inOneGo.learnTask(task(0));
        inOneGo.learnTask(task(1));
        assertThat(again.route("the flour and visa")).isEqualTo(inOneGo.route("the flour and visa"));
    }

    @Test
    void noTextIsKept() {
        router(options(1, true, 0)).learnTask(task(0));

        db.table("sona-replayfree")
                .forEach(
                        "",
                        (_, value) -> assertThat(new String(value, StandardCharsets.ISO_8859_1))
                                .doesNotContain("flour", "invoice"));
    }

    @Test
    void storedWeightsOfAnotherShapeAreRefused() {
        router(options(1, true, 0)).learnTask(task(0));

        assertThatThrownBy(() -> router(options(1, true, 4))).isInstanceOf(ShapeMismatchException.class);
    }
}
