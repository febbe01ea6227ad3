package io.ruvector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandsTest {
    @TempDir
    private Path folder;

    private Path store;
    private String place;

    @BeforeEach
    void oneColour() {
        store = folder.resolve("store");
        place = folder.resolve("place").toString();
        CommandRun.of(store, "insert", "colours", "teal", "--vector", "0,0.5,0.5", "--create");
    }

    @Test
    void whatWasWrittenAfterTheBackupIsRestoredFromTheLog() {
        CommandRun create = CommandRun.of(store, "backup", "create", "--to", place, "--json");
        assertThat(create.exitCode()).as(create.err()).isZero();
        CommandRun.of(store, "insert", "colours", "red", "--vector", "1,0,0");
        assertThat(CommandRun.of(store, "backup", "log", "--to", place).exitCode())
                .isZero();
        Path restored = folder.resolve("restored");
        CommandRun restore = CommandRun.of(store, "restore", restored.toString(), "--from", place, "--json");
        assertThat(restore.exitCode()).as(restore.err()).isZero();
        assertThat(restore.json().get("restored").get("replayed").asInt()).isEqualTo(1);
        assertThat(CommandRun.of(restored, "search", "--collection", "colours", "--vector", "1,0,0")
                        .out())
                .contains("red")
                .contains("teal");
    }

    @Test
    void aMomentThatIsNotArchivedIsRefused() {
        CommandRun.of(store, "backup", "create", "--to", place);
        CommandRun run = CommandRun.of(
                store, "restore", folder.resolve("r").toString(), "--from", place, "--at", "2001-01-01T00:00:00Z");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("at or after");
        assertThat(CommandRun.of(store, "restore", "r", "--from", place, "--at", "noon")
                        .err())
                .contains("a time such as");
    }

    @Test
    void aDamagedBackupIsFoundAndNeverRestored() throws IOException {
        CommandRun.of(store, "backup", "create", "--to", place);
        assertThat(CommandRun.of(store, "backup", "verify", "--to", place).exitCode())
                .isZero();
        assertThat(CommandRun.of(store, "backup", "list", "--to", place).out()).contains("commit");
        Path object;
        try (Stream<Path> files = Files.list(folder.resolve("place/objects"))) {
            object = files.findFirst().orElseThrow();
        }
        Files.write(object, new byte[] {7});
        assertThat(CommandRun.of(store, "backup", "verify", "--to", place).exitCode())
                .isEqualTo(ExitCode.FAILED);
        CommandRun run = CommandRun.of(store, "restore", folder.resolve("r").toString(), "--from", place);
        assertThat(run.exitCode()).isEqualTo(ExitCode.STORE_UNUSABLE);
        assertThat(folder.resolve("r")).doesNotExist();
    }

    @Test
    void anEncryptedBackupIsReadWithItsKeyOnly() throws IOException {
        String key = folder.resolve("a.key").toString();
        String other = folder.resolve("b.key").toString();
        for (String each : new String[] {key, other}) {
            assertThat(CommandRun.of("backup", "key", each).exitCode()).isZero();
        }
        assertThat(CommandRun.of("backup", "key", key).exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        CommandRun create = CommandRun.of(store, "backup", "create", "--to", place, "--key", key);
        assertThat(create.exitCode()).as(create.err()).isZero();
        Path restored = folder.resolve("restored");
        for (String wrong : new String[] {other, ""}) {
            String[] restore = {"restore", restored.toString(), "--from", place, "--key", wrong};
            CommandRun run = CommandRun.of(store, wrong.isEmpty() ? Arrays.copyOf(restore, 4) : restore);
            assertThat(run.exitCode()).isEqualTo(ExitCode.STORE_UNUSABLE);
            assertThat(restored).doesNotExist();
        }
        assertThat(CommandRun.of(store, "backup", "verify", "--to", place, "--key", key)
                        .exitCode())
                .isZero();
        CommandRun restore = CommandRun.of(store, "restore", restored.toString(), "--from", place, "--key", key);
        assertThat(restore.exitCode()).as(restore.err()).isZero();
        assertThat(CommandRun.of(restored, "info").out()).contains("colours");
    }

    @Test
    void oldBackupsAreRemoved() {
        for (int i = 0; i < 3; i++) {
            CommandRun.of(store, "backup", "create", "--to", place, "--incremental");
        }
        CommandRun run =
                CommandRun.of(store, "backup", "retain", "--to", place, "--keep", "1", "--days", "0", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().get("removed").size()).isEqualTo(2);
    }
}
