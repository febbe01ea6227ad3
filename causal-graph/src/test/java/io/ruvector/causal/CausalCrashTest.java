package io.ruvector.causal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.vector.ChildJvm;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a recording process with SIGKILL at random points; seed by {@code -Dcrash.seed}. */
class CausalCrashTest {

    private static final int ROUNDS = 4;

    @TempDir
    Path directory;

    private final Set<String> recorded = new HashSet<>();
    private final Set<String> maybeForgotten = new HashSet<>();
    private final Set<String> forgotten = new HashSet<>();

    @Test
    void everyAcknowledgedObservationCountsAndNoForgottenOneReturns() throws Exception {
        long seed = Long.getLong("crash.seed", 20_260_102L);
        System.out.println("CausalCrashTest -Dcrash.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            ChildJvm.runAndKill(
                    RecordingProcess.class,
                    30 + random.nextInt(120),
                    random.nextInt(3),
                    this::acknowledge,
                    directory.toString(),
                    Long.toString(random.nextLong()),
                    Integer.toString(round));
            checkAfterReopening();
        }
    }

    private void acknowledge(String line) {
        String[] words = line.split(" ");
        if (words.length == 2) { // the last line may be cut off
            switch (words[0]) {
                case "recorded" -> recorded.add(words[1]);
                case "forgetting" -> maybeForgotten.add(words[1]);
                case "forgot" -> forgotten.add(words[1]);
                default -> throw new AssertionError("unexpected line: " + line);
            }
        }
    }

    private void checkAfterReopening() {
        assertThat(recorded).isNotEmpty();
        try (VectorDb db = VectorDb.open(DbOptions.of(directory))) {
            CausalGraph graph = CausalGraph.open(db, Clock.systemUTC());
            for (String source : recorded) {
                int there = graph.countOfSources(Set.of(source), "team");
                if (forgotten.contains(source)) {
                    assertThat(there).as(source).isZero();
                } else if (!maybeForgotten.contains(source)) {
                    assertThat(there).as(source).isEqualTo(RecordingProcess.OBSERVATIONS_OF_A_SOURCE);
                }
            }
            checkNothingIsHalfWritten(graph);
        }
    }

    /** Each source brought one observation to each cause, so all causes rest on the same sources. */
    private static void checkNothingIsHalfWritten(CausalGraph graph) {
        List<Set<String>> sources = new ArrayList<>();
        for (CausalEdge edge : graph.edges("team")) {
            Set<String> ids = new HashSet<>();
            edge.estimate().evidence().ids().forEach(id -> {
                assertThat(graph.find(id, "team")).isPresent();
                ids.add(id.substring(0, id.indexOf('/')));
            });
            sources.add(ids);
        }
        assertThat(sources).hasSize(RecordingProcess.OBSERVATIONS_OF_A_SOURCE);
        assertThat(new HashSet<>(sources)).as("sources of the causes").hasSize(1);
        assertThat(graph.count("team")).isEqualTo(3L * sources.getFirst().size());
    }
}
