package io.ruvector.memory;

import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** A program that remembers and forgets until it is killed; it prints a line for each acknowledged act. */
final class RememberingProcess {

    static final Scope SCOPE = Scope.of("acme");

    private RememberingProcess() {}

    /** Arguments: the store's directory, the seed, the number of the run. */
    public static void main(String[] args) {
        long seed = Long.parseLong(args[1]);
        Random random = new Random(seed);
        MemoryOptions options = MemoryOptions.of(Clock.systemUTC()).random(new SplittableRandom(seed));
        VectorDb db = VectorDb.open(DbOptions.of(Path.of(args[0])));
        EpisodicMemory memory = EpisodicMemory.open(db, new BagOfWordsEmbedder(), options);
        List<String> known = new ArrayList<>();
        for (int i = 0; ; i++) {
            String word = "r" + args[2] + "w" + i;
            Episode episode = memory.remember(Episode.builder("task " + word, SCOPE)
                    .reflection("thought about " + word)
                    .build());
            known.add(episode.id());
            System.out.println("remembered " + episode.id() + " " + word);
            if (random.nextInt(5) == 0) {
                String id = known.remove(random.nextInt(known.size()));
                System.out.println("forgetting " + id);
                memory.forget(id, SCOPE);
                System.out.println("forgot " + id);
            }
            if (random.nextInt(20) == 0) {
                memory.recall(
                        RecallQuery.of("task", SCOPE)); // brings the word index up to date, so that it can lag or lead
            }
        }
    }
}
