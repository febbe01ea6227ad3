package io.ruvector.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.AgenticDb;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.cli.terminal.TerminalTraits;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo on three tiny texts, with a real second process. */
class DemoTest {

    @TempDir
    private Path folder;

    @Test
    void everyPartIsComputedAndTheSecondProcessRecallsWhatTheFirstStored() throws Exception {
        Path speeches = Files.createDirectories(folder.resolve("examples/data/state-of-the-union"));
        Files.writeString(
                speeches.resolve("one.md"), "# One\n\nThe harbour of Lisbon opened two new piers in spring.\n");
        Files.writeString(speeches.resolve("two.md"), "# Two\n\nA comet was seen over the northern hills at night.\n");
        Files.writeString(
                folder.resolve("examples/data/questions.tsv"),
                "wording\tone.md\tWhich harbour opened two new piers?\nparaphrase\ttwo.md\tA star with a tail in the sky\n");
        Path docs = Files.createDirectories(folder.resolve("docs"));
        Files.writeString(
                docs.resolve("a.md"),
                "# How the store works\n\nEvery write is durable.\n\n## Why it is fast\n\nIt is small.\n");
        Path store = folder.resolve("store");
        StringWriter out = new StringWriter();

        DemoReport report = new Demo(
                        new Terminal(
                                new PrintWriter(out),
                                new PrintWriter(new StringWriter()),
                                TerminalTraits.none(),
                                false),
                        folder,
                        store,
                        () -> AgenticDb.open(store),
                        "io.ruvector.cli.Main",
                        1)
                .run();

        assertThat(report.documents()).isEqualTo(3);
        assertThat(report.trials()).extracting(DemoReport.TrialRow::tries).containsOnly(1);
        assertThat(report.restart().secondPid()).isNotEqualTo(report.restart().firstPid());
        assertThat(report.restart().storedByFirst())
                .isEqualTo(report.restart().recalled())
                .isPositive();
        assertThat(report.effects())
                .hasSize(4)
                .allSatisfy(effect -> assertThat(effect.sampleSize()).isEqualTo(12));
        assertThat(report.routing().heldOut()).isEqualTo(2);
        assertThat(out.toString()).contains("1  Read the texts", "4  Restart", "all random draws use seed 1");
    }
}
