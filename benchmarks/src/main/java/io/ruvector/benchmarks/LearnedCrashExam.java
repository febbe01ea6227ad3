package io.ruvector.benchmarks;

import io.ruvector.benchmarks.learned.LearnerKills;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Kills a process that remembers, consolidates, states and records, again and again, and looks at what is left. */
final class LearnedCrashExam implements Exam {
    private static final int KILLS = 500;
    private static final int QUICK_KILLS = 20;

    @Override
    public String name() {
        return "crash-learned";
    }

    @Override
    public String description() {
        return "kill -9 of a process that remembers, learns skills, states facts and records outcomes, at 500 random points; PASS"
                + " when nothing acknowledged is lost, nothing forgotten is back, nothing is half there (--kills N --seed N)";
    }

    @Override
    public ExamReport run(ExamOptions options) throws IOException, InterruptedException {
        int kills = AnnPlan.number(options.other("kills"), options.quick() ? QUICK_KILLS : KILLS);
        int seed = AnnPlan.number(options.other("seed"), 20_261_123);
        Path folder = Files.createTempDirectory("ruvector-crash-learned");
        LearnerKills.Findings found = LearnerKills.run(folder, seed, kills);
        Table table =
                new Table("Kills of a learning process", "kills", "before its first act", "acts that had returned");
        table.row(String.valueOf(found.kills()), String.valueOf(found.duringOpening()), String.valueOf(found.acts()));
        List<String> notes = new ArrayList<>(found.wrong());
        notes.add("seed " + seed + "; one database takes ten kills; vectors by an embedder of shared words");
        boolean passed = found.wrong().isEmpty() && found.kills() == kills;
        return new ExamReport(
                passed, found.kills() + " kills, " + found.wrong().size() + " findings", List.of(table), notes);
    }
}
