package io.ruvector.benchmarks;

import io.ruvector.benchmarks.facts.FactTruth;
import io.ruvector.benchmarks.facts.FactWorld;
import io.ruvector.benchmarks.facts.Write;
import io.ruvector.benchmarks.facts.Write.Proposition;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.MemoryOptions;
import io.ruvector.memory.Scope;
import io.ruvector.memory.fact.Fact;
import io.ruvector.memory.fact.FactChange;
import io.ruvector.memory.fact.FactMemory;
import io.ruvector.memory.fact.FactOptions;
import io.ruvector.memory.fact.Statement;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One stream of statements through the write path of facts, compared with the truth. */
final class MemoryFacts {
    private static final Scope SCOPE = Scope.of("facts");
    private static final int SHOWN = 8;

    private final List<Write> writes;
    private final Map<String, Proposition> meaning = new HashMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private int truePositives;
    private int exactDuplicates;
    private int exactFound;
    private int nearDuplicates;
    private int nearFound;
    private int falseMerges;
    private int contradictoryMerges;
    private int asked;
    private int answered;
    private double seconds;

    MemoryFacts(long seed, int count, boolean heldOut) {
        this.writes = FactWorld.make(seed, count, heldOut);
    }

    MemoryFacts run(Path folder, TextEmbedder embedder, int questions) {
        StreamClock clock = new StreamClock(FactWorld.START);
        MemoryOptions options = MemoryOptions.of(clock).random(new SplittableRandom(1));
        try (VectorDb db = VectorDb.open(DbOptions.of(folder));
                EpisodicMemory episodes = EpisodicMemory.open(db, embedder, options);
                FactMemory facts = FactMemory.open(db, embedder, episodes, FactOptions.of(options))) {
            long start = System.nanoTime();
            for (Write write : writes) {
                clock.set(write.recordedAt());
                judge(write, facts.state(Statement.of(write.text(), SCOPE).validFrom(write.validFrom())));
            }
            seconds = (System.nanoTime() - start) / 1e9;
            ask(facts, questions);
        }
        return this;
    }

    private void judge(Write write, FactChange change) {
        boolean merged =
                change.kind() == FactChange.Kind.EXACT_DUPLICATE || change.kind() == FactChange.Kind.NEAR_DUPLICATE;
        Proposition said = write.proposition();
        @Nullable
        Proposition known = merged
                ? meaning.get(change.fact().id())
                : meaning.putIfAbsent(change.fact().id(), said);
        if (write.duplicate()) {
            exactDuplicates += write.exact() ? 1 : 0;
            nearDuplicates += write.exact() ? 0 : 1;
        }
        if (merged && write.duplicate() && said.equals(known)) {
            truePositives++;
            exactFound += write.exact() ? 1 : 0;
            nearFound += write.exact() ? 0 : 1;
        } else if (merged) {
            falseMerges++;
            contradictoryMerges += known == null || known.contradicts(said) ? 1 : 0;
            mistake("merged", write, change);
        } else if (write.duplicate()) {
            mistake("missed", write, change);
        }
    }

    private void mistake(String what, Write write, FactChange change) {
        if (mistakes.size() < SHOWN) {
            mistakes.add(what + ": \"" + write.text() + "\"; fact: \""
                    + change.fact().text() + "\", "
                    + change.fact().claim().map(Object::toString).orElse("not understood"));
        }
    }

    private void ask(FactMemory facts, int questions) {
        FactTruth truth = new FactTruth(writes);
        List<String> subjects = truth.subjects();
        SplittableRandom random = new SplittableRandom(3);
        long minutes = writes.size();
        for (int i = 0; i < questions; i++) {
            String subject = subjects.get(random.nextInt(subjects.size()));
            Instant known = FactWorld.START.plus(Duration.ofMinutes(random.nextLong(minutes)));
            Instant valid = random.nextBoolean()
                    ? known
                    : FactWorld.START.plus(Duration.ofSeconds(random.nextLong(60 * minutes)));
            Set<Proposition> got = facts.about(subject, SCOPE, valid, known).stream()
                    .map(Fact::id)
                    .map(meaning::get)
                    .collect(Collectors.toSet());
            asked++;
            answered += got.equals(truth.holding(subject, valid, known)) ? 1 : 0;
        }
    }

    double f1() {
        int duplicates = exactDuplicates + nearDuplicates;
        return 2.0 * truePositives / (duplicates + truePositives + falseMerges);
    }

    double shareOfDuplicates() {
        return (exactDuplicates + nearDuplicates) / (double) writes.size();
    }

    int contradictoryMerges() {
        return contradictoryMerges;
    }

    int wrongAnswers() {
        return asked - answered;
    }

    List<String> mistakes() {
        return mistakes;
    }

    static Table table() {
        return new Table(
                "Statements of a made world, taken in one by one",
                "wordings",
                "writes",
                "duplicates",
                "exact found",
                "near found",
                "false merges",
                "of contradictions",
                "F1",
                "as-of right",
                "writes/s");
    }

    void addTo(Table table, String name) {
        table.row(
                name,
                String.valueOf(writes.size()),
                String.valueOf(exactDuplicates + nearDuplicates),
                exactFound + " of " + exactDuplicates,
                nearFound + " of " + nearDuplicates,
                String.valueOf(falseMerges),
                String.valueOf(contradictoryMerges),
                Scores.shown(f1()),
                answered + " of " + asked,
                String.format(java.util.Locale.ROOT, "%.0f", writes.size() / seconds));
    }
}
