package io.ruvector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    @TempDir
    private Path folder;

    private Path store;

    @BeforeEach
    void place() {
        store = folder.resolve("store");
    }

    @Test
    void commandsRunInOrderOnTheScriptsStore() throws IOException {
        Path script = script("""
                insert colours teal --vector 0,0.5,0.5 --create  # makes it
                insert colours red --vector 1,0,0 --meta "mood=${mood} one"
                search --collection colours --vector 1,0,0
                """);
        CommandRun run = CommandRun.of(store, "run", script.toString(), "--set", "mood=loud");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("holds 1 vectors")
                .contains("holds 2 vectors")
                .contains("loud one");
    }

    @Test
    void itStopsAtTheFirstCommandThatFailsAndSaysWhere() throws IOException {
        Path script = script("""
                insert colours teal --vector 0,1 --create
                  insert colours red --vector 1,x
                insert colours blue --vector 1,1
                """);
        CommandRun run = CommandRun.of(store, "run", script.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("stopped at line 2, column 3: insert ended with 2");
        assertThat(CommandRun.of(store, "info").out()).contains("colours");
        assertThat(CommandRun.of(store, "search", "--collection", "colours", "--vector", "1,1")
                        .out())
                .doesNotContain("blue");
    }

    @Test
    void aScriptThatCannotBeReadRunsNothing() throws IOException {
        Path script = script("insert colours teal --vector 0,1 --create\nsearch 'open\n");
        CommandRun run = CommandRun.of(store, "run", script.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("line 2, column 8");
        assertThat(store).doesNotExist();
    }

    @Test
    void aStatementsOwnStoreWins() throws IOException {
        Path other = folder.resolve("other");
        Path script = script("insert c x --vector 1 --create --store " + other + "\n");
        assertThat(CommandRun.of(store, "run", script.toString()).exitCode()).isZero();
        assertThat(other).isDirectory();
        assertThat(store).doesNotExist();
    }

    @Test
    void commandsOfCommandsGetTheStoreToo() throws IOException {
        Path script = script("insert c x --vector 1 --create\nbackup create --to " + folder.resolve("place") + "\n");
        CommandRun run = CommandRun.of(store, "run", script.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Backup ");
    }

    @Test
    void aScriptWithinAScriptIsRefused() throws IOException {
        CommandRun run = CommandRun.of(store, "run", script("run x.rq").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
    }

    private Path script(String text) throws IOException {
        return Files.writeString(folder.resolve("script.rq"), text);
    }
}
