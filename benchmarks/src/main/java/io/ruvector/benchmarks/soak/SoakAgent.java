package io.ruvector.benchmarks.soak;

import io.ruvector.AgenticDb;
import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.RecalledEpisode;
import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import io.ruvector.memory.chat.Conversation;
import io.ruvector.memory.chat.Utterance;
import io.ruvector.skill.SkillMatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An agent that remembers, recalls, forgets, talks, counts uses of a skill that all of its tenant share, and judges every result:
 * nothing of the other tenant, nothing forgotten, nothing of its own missing. It holds a fixed number of episodes, so that
 * whatever else grows is a leak.
 */
final class SoakAgent {

    private static final int HELD = 50;
    private static final int TURNS = 20;
    private static final String[] WORDS = {
        "deploy", "shop", "database", "index", "quota", "memory", "build", "test", "release", "cache", "log", "queue"
    };

    private final AgenticDb db;
    private final String tenant;
    private final String name;
    private final String skillId;
    private final SoakTally tally;
    private final SplittableRandom random;
    private final Deque<Episode> held = new ArrayDeque<>();
    private final Conversation conversation;
    private final List<Utterance> said = new ArrayList<>();
    private long round;

    /** When the agent last ended a round, in nanoseconds of the process; read by the watch. */
    final AtomicLong alive = new AtomicLong(System.nanoTime());

    SoakAgent(AgenticDb db, String tenant, int number, String skillId, SoakTally tally) {
        Scope scope = Scope.of(tenant).team("ops").agent("agent-" + number);
        this.db = db.withScope(scope);
        this.tenant = tenant;
        this.name = "agent-" + number;
        this.skillId = skillId;
        this.tally = tally;
        this.random = new SplittableRandom(tenant.hashCode() * 31L + number);
        this.conversation = new Conversation(scope, "talk-" + number);
    }

    void runUntil(long deadlineNanos) {
        while (System.nanoTime() < deadlineNanos) {
            round();
            round++;
            alive.set(System.nanoTime());
        }
    }

    private void round() {
        remember();
        recall();
        if (held.size() > HELD) {
            forget();
        }
        db.skills().recordOutcome(skillId, db.scope(), true, 1);
        tally.add("uses counted " + tenant);
        if (round % 5 == 0) {
            talk();
        }
        if (round % 20 == 0) {
            judgeSkills();
        }
        tally.add("rounds");
    }

    private void remember() {
        String task = tenant + " " + name + " round" + round + " " + word() + " " + word() + " " + word();
        Episode stored = db.remember(Episode.builder(task, db.scope())
                .visibility(random.nextBoolean() ? Visibility.TEAM : Visibility.PRIVATE)
                .step(word())
                .outcome(Outcome.success())
                .reflection("of " + tenant)
                .build());
        held.addLast(stored);
        tally.add("remembered");
        if (db.memory().find(stored.id(), db.scope()).isEmpty()) {
            tally.wrong("own writes missing", task + " right after remember");
        }
    }

    private void recall() {
        Episode mine =
                held.stream().skip(random.nextInt(held.size())).findFirst().orElseThrow();
        List<RecalledEpisode> hits = db.recall(mine.task(), 5);
        tally.add("recalled", hits.size());
        for (RecalledEpisode hit : hits) {
            if (!hit.episode().task().startsWith(tenant + " ")) {
                tally.wrong(
                        "foreign results",
                        name + " of " + tenant + " was shown " + hit.episode().task());
            }
        }
        if (hits.stream().noneMatch(hit -> hit.episode().id().equals(mine.id()))) {
            tally.wrong("own writes missing", "recall of " + mine.task());
        }
    }

    private void forget() {
        Episode oldest = held.removeFirst();
        db.memory().forget(oldest.id(), db.scope());
        tally.add("forgotten");
        boolean there = db.memory().find(oldest.id(), db.scope()).isPresent()
                || db.recall(oldest.task(), 5).stream()
                        .anyMatch(hit -> hit.episode().id().equals(oldest.id()));
        if (there) {
            tally.wrong("forgotten results", oldest.task());
        }
    }

    private void talk() {
        said.add(Utterance.of("user", tenant + " " + name + " says " + word() + " in round " + round));
        if (said.size() > TURNS) {
            db.transcripts().delete(conversation);
            said.clear();
            return;
        }
        db.transcripts().show(conversation, said);
        if (db.transcripts().window(conversation).size() != said.size()) {
            tally.wrong("turns missing", name + " of " + tenant + " said " + said.size());
        }
        tally.add("turns");
    }

    private void judgeSkills() {
        for (SkillMatch match : db.skillsFor("keep the shop running", 5)) {
            if (!match.skill().name().startsWith(tenant + " ")) {
                tally.wrong(
                        "foreign results",
                        name + " of " + tenant + " was shown skill "
                                + match.skill().name());
            }
        }
    }

    /** After a restart: everything held is there. */
    void judgeHeld(AgenticDb reopened) {
        AgenticDb view = reopened.withScope(db.scope());
        for (Episode episode : held) {
            tally.add("looked for after the restart");
            if (view.memory().find(episode.id(), view.scope()).isEmpty()) {
                tally.wrong("lost after the restart", episode.task());
            }
        }
    }

    int held() {
        return held.size();
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
