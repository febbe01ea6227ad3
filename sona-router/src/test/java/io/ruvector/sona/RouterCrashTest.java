package io.ruvector.sona;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.ChildJvm;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterCrashTest {

    private static final String TEAM = "team";

    @TempDir
    Path directory;

    private static SonaRouter router(VectorDb db) {
        return SonaRouter.open(
                db,
                new BagOfWordsEmbedder(),
                SonaOptions.builder().randomFeatures(32).unknownBelow(0).build(),
                Clock.systemUTC());
    }

    /** Teaches, rates and consolidates without end; prints the id of each thing learned once the call returned. */
    static final class Learner {
        private Learner() {}

        public static void main(String... arguments) {
            TopicWorld world = new TopicWorld(1);
            try (VectorDb db = VectorDb.open(DbOptions.of(Path.of(arguments[0])))) {
                SonaRouter router = router(db);
                TopicWorld.TOPICS.forEach(topic -> router.addRoute(TopicWorld.route(topic), TEAM));
                for (int i = 0; ; i++) {
                    int topic = i % TopicWorld.TOPICS.size();
                    System.out.println(router.learn(world.text(topic), TopicWorld.TOPICS.get(topic), TEAM));
                    String decision = router.route(world.text(topic), TEAM).decisionId();
                    router.feedback(decision, 1, TEAM);
                    System.out.println(decision);
                    if (i % 10 == 9) {
                        router.forceLearn(TEAM);
                    }
                }
            }
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws IOException, InterruptedException {
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            Path store = directory.resolve("round-" + round);
            acknowledged.clear();
            ChildJvm.runAndKill(Learner.class, 30 + 25 * round, 7 * round, acknowledged::add, store.toString());
            // The last line may have been cut off.
            acknowledged.removeLast();
            try (VectorDb db = VectorDb.open(DbOptions.of(store));
                    SonaRouter router = router(db)) {
                long before = router.versions(TEAM).getFirst().examples();
                assertThat(before).isGreaterThanOrEqualTo(20);
                assertThat(router.route("flour oven recipe", TEAM).route()).isPresent();
                assertThat(router.forgetAll(acknowledged, TEAM)).isEqualTo(acknowledged.size());
            }
        }
    }
}
