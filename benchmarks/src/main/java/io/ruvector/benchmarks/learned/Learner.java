package io.ruvector.benchmarks.learned;

import io.ruvector.AgenticDb;
import io.ruvector.benchmarks.leak.SharedWords;
import io.ruvector.causal.Observation;
import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.RecallQuery;
import io.ruvector.memory.Scope;
import io.ruvector.memory.fact.FactQuery;
import io.ruvector.memory.fact.Statement;
import io.ruvector.skill.Skill;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The process that is killed: one thread remembers, consolidates and forgets, one states and forgets facts, one records and
 * forgets observations, all in one database. Arguments: directory, seed, number of the run. It prints a line before each act
 * that takes something away and after each act that returned.
 */
final class Learner {
    static final Scope SCOPE = Scope.of("acme");
    static final int SUBJECTS = 8;
    static final int OBSERVATIONS_OF_A_SOURCE = 3;
    private static final List<String> TASKS =
            List.of("deploy the web shop", "translate the manual", "send the invoice", "free the disk");

    private final AgenticDb db;
    private final String run;
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

    private Learner(AgenticDb db, String run) {
        this.db = db;
        this.run = run;
    }

    /**
     * Runs until it is killed.
     *
     * @param arguments as above
     */
    public static void main(String[] arguments) {
        long seed = Long.parseLong(arguments[1]);
        Learner learner = new Learner(open(Path.of(arguments[0])), arguments[2]);
        Thread.ofPlatform().start(() -> learner.guarded(() -> learner.experience(new SplittableRandom(seed))));
        Thread.ofPlatform().start(() -> learner.guarded(() -> learner.facts(new SplittableRandom(seed + 1))));
        Thread.ofPlatform().start(() -> learner.guarded(() -> learner.effects(new SplittableRandom(seed + 2))));
    }

    static AgenticDb open(Path directory) {
        return AgenticDb.builder(directory)
                .embedder(new SharedWords())
                .scope(SCOPE)
                .open();
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            e.printStackTrace();
            say("failed " + e.getClass().getName());
        }
    }

    private void experience(SplittableRandom random) {
        List<String> known = new ArrayList<>();
        for (int i = 1; ; i++) {
            boolean good = random.nextBoolean();
            String id = db.remember(Episode.builder(TASKS.get(random.nextInt(TASKS.size())), SCOPE)
                            .steps(good ? new String[] {"test", "ship"} : new String[] {"hope"})
                            .outcome(good ? Outcome.success() : Outcome.failure("outage"))
                            .reflection("seen in run " + run)
                            .build())
                    .id();
            known.add(id);
            say("remembered " + id);
            if (i % 12 == 0) {
                consolidate();
            }
            if (random.nextInt(5) == 0) {
                String gone = known.remove(random.nextInt(known.size()));
                say("forgetting " + gone);
                db.memory().forget(gone, SCOPE);
                say("forgot " + gone);
            }
            if (random.nextInt(20) == 0) {
                db.memory().recall(RecallQuery.of("run", SCOPE)); // so that the word index can lag or lead
            }
        }
    }

    private void consolidate() {
        db.consolidate().created().forEach(id -> say("created " + id));
        for (Skill skill : db.skills().list(SCOPE)) {
            db.skills().recordOutcome(skill.id(), SCOPE, true, 1);
            say("reported " + skill.id());
        }
    }

    private void facts(SplittableRandom random) {
        for (int i = 0; ; i++) {
            int subject = random.nextInt(SUBJECTS);
            if (random.nextInt(12) == 0) {
                say("denying " + subject);
                db.facts().forgetAbout("person" + subject, SCOPE);
                say("denied " + subject);
            } else {
                String city = "city" + run + "x" + i;
                say("stating " + subject + " " + city);
                db.facts().state(Statement.of("person" + subject + " lives in " + city, SCOPE));
                say("stated " + subject + " " + city);
            }
            if (random.nextInt(20) == 0) {
                db.facts().recall(FactQuery.of("lives", SCOPE));
            }
        }
    }

    private void effects(SplittableRandom random) {
        List<String> known = new ArrayList<>();
        for (int i = 0; ; i++) {
            String source = "r" + run + "s" + i;
            db.causal().recordAll(observations(source, random));
            known.add(source);
            say("recorded " + source);
            if (random.nextInt(5) == 0) {
                String gone = known.remove(random.nextInt(known.size()));
                say("erasing " + gone);
                for (int o = 0; o < OBSERVATIONS_OF_A_SOURCE; o++) {
                    db.causal().forget(gone + "/" + o, SCOPE.tenant());
                }
                say("erased " + gone);
            }
        }
    }

    private static List<Observation> observations(String source, SplittableRandom random) {
        return IntStream.range(0, OBSERVATIONS_OF_A_SOURCE)
                .mapToObj(o -> Observation.builder("cause-" + o, "success", SCOPE.tenant())
                        .id(source + "/" + o)
                        .source(source)
                        .treated(random.nextBoolean())
                        .outcome(random.nextInt(2))
                        .propensity(0.5)
                        .build())
                .toList();
    }

    /** One write of the operating system, so that a kill leaves a line whole or not at all. */
    private void say(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException("nobody listens", e);
        }
    }
}
