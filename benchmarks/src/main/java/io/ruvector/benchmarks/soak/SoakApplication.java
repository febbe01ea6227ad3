package io.ruvector.benchmarks.soak;

import io.ruvector.AgenticDb;
import io.ruvector.benchmarks.leak.SharedWords;
import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import io.ruvector.skill.Skill;
import io.ruvector.store.StoreLockedException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One application of the soak, a process with a database of its own: {@code DIRECTORY OTHER_DIRECTORY SECONDS}. Prints a line for each
 * count.
 */
public final class SoakApplication {

    private static final List<String> TENANTS = List.of("acme", "globex");
    private static final int AGENTS = 16;
    private static final long MARGIN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final SoakTally tally = new SoakTally();
    private final List<SoakAgent> agents = new ArrayList<>();
    private final Map<String, String> skills = new TreeMap<>();
    private final CountDownLatch atWork = new CountDownLatch(AGENTS);

    private SoakApplication() {}

    /**
     * Runs the application.
     *
     * @param args its directory, the directory of the other application, and for how many seconds
     * @throws Exception whatever the measured code throws
     */
    public static void main(String... args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SoakApplication application = new SoakApplication();
        application.run(Path.of(args[0]), Path.of(args[1]), Long.parseLong(args[2]));
        application.tally.counts().forEach((name, count) -> out.println(name + "=" + count));
        application.tally.examples().forEach(example -> out.println("! " + example));
        System.exit(0);
    }

    private void run(Path own, Path other, long seconds) throws InterruptedException {
        try (AgenticDb db = open(own)) {
            work(db, other, seconds);
        }
        try (AgenticDb db = open(own)) {
            agents.forEach(agent -> agent.judgeHeld(db));
            judgeCounts(db);
        }
    }

    private static AgenticDb open(Path directory) {
        return AgenticDb.builder(directory).embedder(new SharedWords()).open();
    }

    private void work(AgenticDb db, Path other, long seconds) throws InterruptedException {
        for (String tenant : TENANTS) {
            Scope scope = Scope.of(tenant);
            Skill skill = db.skills()
                    .record(Skill.builder(tenant + " keeps the shop running", scope)
                            .visibility(Visibility.SHARED)
                            .steps("look at the log")
                            .build());
            skills.put(tenant, skill.id());
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            String tenant = TENANTS.get(i % TENANTS.size());
            SoakAgent agent = new SoakAgent(db, tenant, i, skills.getOrDefault(tenant, ""), tally);
            agents.add(agent);
            // Half of each tenant's agents are virtual threads; a cycle of locks among these is seen by agents that are
            // stuck.
            Thread.Builder builder = i < AGENTS / 2 ? Thread.ofVirtual() : Thread.ofPlatform();
            threads.add(builder.name("agent-" + i).start(() -> guarded(agent, deadline)));
        }
        watch(db, other, deadline);
        for (Thread thread : threads) {
            if (!thread.join(java.time.Duration.ofNanos(STUCK_NANOS))) {
                tally.wrong("agents stuck", thread.getName() + " did not end");
            }
        }
    }

    private void guarded(SoakAgent agent, long deadline) {
        try {
            agent.runUntil(deadline);
        } catch (RuntimeException e) {
            tally.wrong("failures", e.toString());
        } finally {
            atWork.countDown();
        }
    }

    /** Looks at locks, progress, the other application's directory and what the process holds, each second until all agents end. */
    private void watch(AgenticDb db, Path other, long deadline) throws InterruptedException {
        long begin = System.nanoTime();
        boolean early = false;
        while (System.nanoTime() < deadline && !atWork.await(1, TimeUnit.SECONDS)) {
            long[] locked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
            if (locked != null) {
                tally.wrong("deadlocks", locked.length + " threads");
            }
            for (SoakAgent agent : agents) {
                if (System.nanoTime() - agent.alive.get() > STUCK_NANOS) {
                    tally.wrong("agents stuck", "no round ended for a minute");
                    agent.alive.set(System.nanoTime());
                }
            }
            // While the other surely has it open: it starts and ends at about the same time.
            if (System.nanoTime() - begin > MARGIN_NANOS && deadline - System.nanoTime() > MARGIN_NANOS) {
                refusedBy(other);
            }
            // The first measure is taken when caches are warm and every agent holds what it will hold.
            if (!early && System.nanoTime() - begin > (deadline - begin) * 3 / 10) {
                early = true;
                resources("early", db);
            }
        }
        resources("late", db);
    }

    private void refusedBy(Path other) {
        try (AgenticDb stolen = open(other)) {
            tally.wrong("directory opened twice", stolen.vectors().info().path().toString());
        } catch (StoreLockedException expected) {
            tally.add("refusals of the other's directory");
        }
    }

    private void resources(String when, AgenticDb db) {
        SoakResources now = SoakResources.now();
        tally.add(when + " heap MB", now.heapMb());
        tally.add(when + " resident MB", now.residentMb());
        tally.add(when + " threads", now.threads());
        tally.add(when + " files", now.files());
        tally.add(when + " rounds", tally.counts().getOrDefault("rounds", 0L));
        tally.add(when + " episodes", db.memory().total());
    }

    private void judgeCounts(AgenticDb db) {
        long held = agents.stream().mapToLong(SoakAgent::held).sum();
        if (db.memory().total() != held) {
            tally.wrong("counts that disagree", db.memory().total() + " episodes stored, " + held + " held");
        }
        Map<String, Long> counts = tally.counts();
        for (String tenant : TENANTS) {
            long counted = counts.getOrDefault("uses counted " + tenant, 0L);
            long stored = db.skills()
                    .find(skills.getOrDefault(tenant, ""), Scope.of(tenant))
                    .map(Skill::trials)
                    .orElse(-1L);
            tally.add("updates checked", counted);
            if (stored != counted) {
                tally.wrong("lost updates", tenant + ": " + counted + " uses counted, " + stored + " stored");
                tally.add("updates lost", Math.abs(counted - stored));
            }
        }
    }
}
