package io.ruvector.benchmarks.leak;

import io.ruvector.AgenticDb;
import io.ruvector.causal.Observation;
import io.ruvector.memory.Episode;
import io.ruvector.memory.ForgetReport;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.Retention;
import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import io.ruvector.memory.fact.Fact;
import io.ruvector.memory.fact.Statement;
import io.ruvector.skill.Skill;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Tenants at work: random writes and reads over one database, by several threads at once. */
public final class Traffic {
    private static final int WRITERS = 2;
    private static final int READERS = 3;

    private final int tenants;
    private final LeakLedger ledger;
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger dirtyReports = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();

    /** Traffic of so many tenants. */
    public Traffic(int tenants, LeakLedger ledger) {
        this.tenants = tenants;
        this.ledger = ledger;
    }

    /** How many reports of forgetting found a trace. */
    public int dirtyReports() {
        return dirtyReports.get();
    }

    /** How many reads were made at random. */
    public int reads() {
        return reads.get();
    }

    /** Writes so many times, while others read. */
    public void wave(AgenticDb db, long seed, int writes) throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService pool = Executors.newFixedThreadPool(WRITERS + READERS)) {
            List<Future<?>> writers = new ArrayList<>();
            List<Future<?>> readers = new ArrayList<>();
            for (int w = 0; w < WRITERS; w++) {
                SplittableRandom random = new SplittableRandom(seed * 100 + w);
                writers.add(pool.submit(() -> {
                    List<Runnable> undo = new ArrayList<>();
                    for (int i = 0; i < writes / WRITERS; i++) {
                        write(db, random, undo);
                    }
                }));
            }
            for (int r = 0; r < READERS; r++) {
                SplittableRandom random = new SplittableRandom(seed * 100 + 50 + r);
                Reads reading = new Reads(db, ledger);
                readers.add(pool.submit(() -> {
                    while (writing.get()) {
                        Scope scope = scope(random);
                        reading.any(random, scope, scope);
                        reads.incrementAndGet();
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            writing.set(false);
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
    }

    /** Reads everything there is to read, for some scopes of every tenant. */
    public void sweep(AgenticDb db, long seed, int everyNth) {
        Reads reading = new Reads(db, ledger);
        SplittableRandom random = new SplittableRandom(seed);
        for (int t = 0; t < tenants; t += everyNth) {
            reading.all(scope(random, t));
        }
    }

    /** The control: reads for one tenant what is then judged as another's. The ledger must notice. */
    public void swapped(AgenticDb db, long seed, int count) {
        Reads reading = new Reads(db, ledger);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            int tenant = random.nextInt(tenants - 1);
            reading.any(random, scope(random, tenant), scope(random, tenant + 1));
        }
    }

    private void write(AgenticDb db, SplittableRandom random, List<Runnable> undo) {
        Scope scope = scope(random);
        Visibility visibility = visibility(random, scope);
        Canary canary = Canary.of(numbers.incrementAndGet(), scope, visibility);
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> remember(db, random, scope, canary, undo);
            case 4, 5 -> state(db, random, scope, canary, undo);
            case 6 -> learn(db, random, scope, canary, undo);
            case 7, 8 -> {
                if (!undo.isEmpty()) {
                    undo.remove(random.nextInt(undo.size())).run();
                }
            }
            default -> administer(db, random, scope);
        }
    }

    private void remember(AgenticDb db, SplittableRandom random, Scope scope, Canary canary, List<Runnable> undo) {
        Episode stored = db.memory()
                .remember(Episode.builder(Words.text(random) + " " + canary.word(), scope)
                        .visibility(canary.visibility())
                        .reflection(random.nextBoolean() ? Words.text(random) : "")
                        .step("step " + Words.text(random))
                        .outcome(random.nextBoolean() ? Outcome.success() : Outcome.failure("no"))
                        .build());
        undo.add(() -> note(db.memory().forget(stored.id(), scope), canary));
    }

    private void state(AgenticDb db, SplittableRandom random, Scope scope, Canary canary, List<Runnable> undo) {
        String subject = Words.SUBJECTS.get(random.nextInt(Words.SUBJECTS.size()));
        String text = subject + (random.nextBoolean() ? " lives in " : " likes ") + canary.word();
        Fact fact = db.facts()
                .state(Statement.of(text, scope).visibility(canary.visibility()))
                .fact();
        undo.add(() -> note(db.facts().forget(fact.id(), scope), canary));
    }

    private void learn(AgenticDb db, SplittableRandom random, Scope scope, Canary canary, List<Runnable> undo) {
        if (random.nextBoolean()) {
            Skill skill = db.skills()
                    .record(Skill.builder(Words.text(random) + " " + canary.word(), scope)
                            .visibility(canary.visibility())
                            .steps("step", "end of " + canary.number())
                            .build());
            undo.add(() -> forgottenWhen(db.skills().remove(skill.id(), scope), canary));
            return;
        }
        Canary shared = Canary.of(canary.number(), scope, Visibility.SHARED);
        for (int i = 0; i < 4; i++) {
            db.causal()
                    .record(Observation.builder(shared.word(), "done", scope.tenant())
                            .id(canary.number() + "-" + i)
                            .treated(i % 2 == 0)
                            .outcome(random.nextDouble())
                            .build());
        }
        undo.add(() -> {
            boolean all = true;
            for (int i = 0; i < 4; i++) {
                all &= db.causal().forget(canary.number() + "-" + i, scope.tenant());
            }
            forgottenWhen(all, shared);
        });
    }

    private void forgottenWhen(boolean done, Canary canary) {
        if (done) {
            ledger.forgotten(canary);
        }
    }

    /** Tidies a scope, or consolidates its skills; neither may show anything to anybody. */
    private void administer(AgenticDb db, SplittableRandom random, Scope scope) {
        if (random.nextInt(4) == 0) {
            ForgetReport report = db.memory().retain(scope, Retention.keepAll().minWorth(0.01));
            check(report);
        } else {
            db.withScope(scope).consolidate();
        }
    }

    private void note(ForgetReport report, Canary canary) {
        if (!report.isEmpty()) {
            ledger.forgotten(canary);
            check(report);
        }
    }

    private void check(ForgetReport report) {
        if (!report.clean()) {
            dirtyReports.incrementAndGet();
            ledger.note("report of forgetting: " + report.looks());
        }
    }

    private Scope scope(RandomGenerator random) {
        return scope(random, random.nextInt(tenants));
    }

    /** Teams, agents and sessions have the same names in every tenant. */
    private static Scope scope(RandomGenerator random, int tenant) {
        return new Scope("tenant" + tenant, name(random, "x"), name(random, "y"), name(random, "z"));
    }

    private static Optional<String> name(RandomGenerator random, String prefix) {
        int n = random.nextInt(3);
        return n == 0 ? Optional.empty() : Optional.of(prefix + n);
    }

    private static Visibility visibility(RandomGenerator random, Scope scope) {
        List<Visibility> possible =
                List.of(Visibility.values()).stream().filter(scope::canOwn).toList();
        return possible.get(random.nextInt(possible.size()));
    }
}
