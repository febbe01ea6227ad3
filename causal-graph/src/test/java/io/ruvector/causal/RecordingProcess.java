package io.ruvector.causal;

import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A program that records and forgets until it is killed; it prints a line for each acknowledged act. */
final class RecordingProcess {

    static final int OBSERVATIONS_OF_A_SOURCE = 3;

    private RecordingProcess() {}

    /** Arguments: the store's directory, the seed, the number of the run. */
    public static void main(String[] args) {
        Random random = new Random(Long.parseLong(args[1]));
        VectorDb db = VectorDb.open(DbOptions.of(Path.of(args[0])));
        CausalGraph graph = CausalGraph.open(db, Clock.systemUTC());
        List<String> known = new ArrayList<>();
        for (int i = 0; ; i++) {
            String source = "r" + args[2] + "s" + i;
            graph.recordAll(observations(source, random));
            known.add(source);
            System.out.println("recorded " + source);
            if (random.nextInt(5) == 0) {
                String gone = known.remove(random.nextInt(known.size()));
                System.out.println("forgetting " + gone);
                WriteBatch batch = new WriteBatch();
                graph.forgetSources(Set.of(gone), "team", batch);
                db.write(batch);
                System.out.println("forgot " + gone);
            }
        }
    }

    private static List<Observation> observations(String source, Random random) {
        List<Observation> observations = new ArrayList<>();
        for (int o = 0; o < OBSERVATIONS_OF_A_SOURCE; o++) {
            observations.add(Observation.builder("cause-" + o, "success", "team")
                    .id(source + "/" + o)
                    .source(source)
                    .treated(random.nextBoolean())
                    .outcome(random.nextInt(2))
                    .propensity(0.5)
                    .build());
        }
        return observations;
    }
}
