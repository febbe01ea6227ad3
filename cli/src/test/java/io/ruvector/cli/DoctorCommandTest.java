package io.ruvector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aStoreInOrderIsOk() {
        Path store = folder.resolve("store");
        CommandRun.of(store, "insert", "c", "x", "--vector", "1", "--create");
        CommandRun run = CommandRun.of(store, "doctor");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("rows, indexes and checksums agree").contains("no backup was ever made");
    }

    @Test
    void aStoreThatIsOpenElsewhereIsWrong() {
        Path store = folder.resolve("store");
        try (VectorDb open = VectorDb.open(DbOptions.of(store))) {
            CommandRun run = CommandRun.of(store, "doctor", "--json");
            assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(run.out()).contains("already open").contains("WRONG");
            assertThat(open.path()).isDirectory();
        }
    }

    @Test
    void aNewerFormatIsNamed() throws IOException {
        Path store = folder.resolve("store");
        CommandRun.of(store, "insert", "c", "x", "--vector", "1", "--create");
        Files.writeString(store.resolve("FORMAT"), "ruvector 9\n");
        assertThat(CommandRun.of(store, "doctor").out()).contains("format version 9");
    }

    @Test
    void theCompletionScriptKnowsTheCommands() {
        CommandRun run = CommandRun.of("completion");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("import").contains("--collection").contains("complete -F");
    }
}
