package io.ruvector.skill;

import io.ruvector.memory.Episode;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.Scope;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A program that remembers, forgets and consolidates until it is killed; it prints a line for each acknowledged act. */
final class ConsolidatingProcess {

    static final Scope SCOPE = Scope.of("acme");

    private ConsolidatingProcess() {}

    /** Arguments: the store's directory, the seed. */
    public static void main(String[] args) {
        Random random = new Random(Long.parseLong(args[1]));
        VectorDb db = VectorDb.open(DbOptions.of(Path.of(args[0])));
        BagOfWordsEmbedder embedder = new BagOfWordsEmbedder();
        EpisodicMemory memory = EpisodicMemory.open(db, embedder, Clock.systemUTC());
        SkillLibrary library = SkillLibrary.open(db, embedder, memory, Clock.systemUTC());
        while (true) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                boolean good = random.nextBoolean();
                ids.add(memory.remember(Episode.builder("deploy the web shop to production", SCOPE)
                                .steps(good ? new String[] {"test", "ship"} : new String[] {"hope"})
                                .outcome(good ? Outcome.success() : Outcome.failure("outage"))
                                .build())
                        .id());
            }
            System.out.println("remembered " + ids.getLast());
            Consolidation done = library.consolidate(SCOPE);
            for (String id : done.created()) {
                System.out.println("created " + id);
            }
            for (Skill skill : library.list(SCOPE)) {
                library.recordOutcome(skill.id(), SCOPE, true, 1);
                System.out.println("reported " + skill.id());
            }
            String gone = ids.get(random.nextInt(ids.size()));
            System.out.println("forgetting " + gone);
            memory.forget(gone, SCOPE);
            System.out.println("forgot " + gone);
        }
    }
}
