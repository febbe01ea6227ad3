package io.ruvector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferCommandsTest {
    @TempDir
    private Path folder;

    private Path store;
    private Path rows;

    @BeforeEach
    void someRows() throws IOException {
        store = folder.resolve("store");
        rows = Files.writeString(folder.resolve("rows.csv"), "key,v0,v1,year\na,1,0,2020\nb,0.6,0.8,2024\n");
    }

    private CommandRun imported(String... more) {
        String[] args = new String[8 + more.length];
        System.arraycopy(
                new String[] {
                    "import", rows.toString(), "--collection", "docs", "--id=key", "--vector=v", "--type", "year=long"
                },
                0,
                args,
                0,
                8);
        System.arraycopy(more, 0, args, 8, more.length);
        return CommandRun.of(store, args);
    }

    @Test
    void whatIsImportedIsFoundAndExported() {
        CommandRun run = imported("--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("count").asInt()).isEqualTo(2);
        CommandRun search =
                CommandRun.of(store, "search", "--collection", "docs", "--vector", "0,1", "--filter", "year > 2021");
        assertThat(search.out()).contains("b").doesNotContain("2020");
        Path out = folder.resolve("out.jsonl");
        CommandRun export = CommandRun.of(store, "export", out.toString(), "--collection", "docs");
        assertThat(export.exitCode()).as(export.err()).isZero();
        assertThat(out).content().isEqualTo("""
                        {"id":"a","vector":[1.0,0.0],"metadata":{"year":2020}}
                        {"id":"b","vector":[0.6,0.8],"metadata":{"year":2024}}
                        """);
    }

    @Test
    void aBadRowRefusesTheFileWithExitCodeTwo() throws IOException {
        imported();
        Files.writeString(rows, "key,v0,v1,year\nc,1,0,2020\nd,1,0,soon\n");
        CommandRun run = imported();
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("row 2: expected a whole number in \"year\", found \"soon\"");
        assertThat(CommandRun.contents(store).toString()).contains("docs").doesNotContain("\"c\"");
    }

    @Test
    void skippedRowsAreReportedWithExitCodeFour() throws IOException {
        Files.writeString(rows, "key,v0,v1,year\nc,1,0,2020\nd,1,0,soon\n");
        Path report = folder.resolve("bad.jsonl");
        CommandRun run = imported("--skip-bad", report.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.PARTLY_DONE);
        assertThat(report).content().contains("\"row\":2");
        assertThat(run.out()).contains("1 written").contains("1 bad").contains(report.toString());
    }

    @Test
    void anUnknownFormatIsWrongUsage() {
        CommandRun run = CommandRun.of(store, "import", rows + ".xyz", "--collection", "docs");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("a name that ends with .jsonl");
    }
}
