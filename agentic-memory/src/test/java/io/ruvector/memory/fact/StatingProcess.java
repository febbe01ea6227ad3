package io.ruvector.memory.fact;

import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.MemoryOptions;
import io.ruvector.memory.Scope;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;

/** A program that states, supersedes and forgets facts until it is killed; it prints a line for each acknowledged act. */
final class StatingProcess {

    static final Scope SCOPE = Scope.of("acme");
    static final int SUBJECTS = 8;

    private StatingProcess() {}

    /** Arguments: the store's directory, the seed, the number of the run. */
    public static void main(String[] args) {
        Random random = new Random(Long.parseLong(args[1]));
        MemoryOptions options = MemoryOptions.of(Clock.systemUTC());
        BagOfWordsEmbedder embedder = new BagOfWordsEmbedder();
        VectorDb db = VectorDb.open(DbOptions.of(Path.of(args[0])));
        EpisodicMemory episodes = EpisodicMemory.open(db, embedder, options);
        FactMemory facts = FactMemory.open(db, embedder, episodes, FactOptions.of(options));
        for (int i = 0; ; i++) {
            int subject = random.nextInt(SUBJECTS);
            String city = "city" + args[2] + "x" + i;
            if (random.nextInt(12) == 0) {
                System.out.println("forgetting " + subject);
                facts.forgetAbout("person" + subject, SCOPE);
                System.out.println("forgot " + subject);
            } else {
                System.out.println("stating " + subject + " " + city);
                facts.state(Statement.of("person" + subject + " lives in " + city, SCOPE));
                System.out.println("stated " + subject + " " + city);
            }
            if (random.nextInt(20) == 0) {
                facts.recall(FactQuery.of("lives", SCOPE)); // so that the word index can lag or lead
            }
        }
    }
}
