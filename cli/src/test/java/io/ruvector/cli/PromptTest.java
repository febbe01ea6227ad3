package io.ruvector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives the prompt in a real terminal, one of tmux. */
class PromptTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final String session = "ruvector-test-" + UUID.randomUUID();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(hasTmux(), "tmux is not installed: apt install tmux");
        List<String> command = new ArrayList<>(
                List.of("tmux", "-L", session, "new-session", "-d", "-s", session, "-x", "110", "-y", "40"));
        String java = ProcessHandle.current().info().command().orElseThrow();
        // The class path is longer than what tmux takes as a command.
        Path script = Files.writeString(
                folder.resolve("start.sh"),
                String.join(
                        " ",
                        "exec " + java,
                        "--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1",
                        "-Duser.home=" + folder,
                        "-Druvector.stdout.tty=true -Druvector.stderr.tty=true -Druvector.columns=110",
                        "-cp '" + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                + "'",
                        Main.class.getName() + " repl --store " + folder.resolve("store")));
        command.add("sh " + script);
        tmux(command);
    }

    @AfterEach
    void stop() throws Exception {
        if (hasTmux()) {
            tmux(List.of("tmux", "-L", session, "kill-server"));
        }
    }

    @Test
    void commandsCompletionHistoryAndLinesThatGoOn() throws Exception {
        await("ruvector>");
        type("insert colours teal --vector 0,0.5,0.5 --create", "Enter");
        await("Stored teal in colours");
        type("insert colours red --meta 'mood=quite", "Enter");
        await("...");
        type("loud' --vector 1,0,0", "Enter");
        await("holds 2 vectors");
        type("ver", "Tab", "Enter");
        await("everything agrees");
        type("nonsense", "Enter");
        await("Unmatched argument");
        type("sea", "Tab", "--coll", "Tab", "colours --vector 1,0,0", "Enter");
        await("mood");
        tmux(List.of("tmux", "-L", session, "clear-history"));
        type("Up", "Up", "Up", "Enter");
        await("everything agrees");
        type("help insert", "Enter");
        await("Put one vector of your own");
        type("exit", "Enter");
        awaitEnd();
    }

    private void type(String... keys) throws Exception {
        for (String key : keys) {
            boolean named = List.of("Enter", "Tab", "Up").contains(key);
            List<String> command = new ArrayList<>(List.of("tmux", "-L", session, "send-keys", "-t", session));
            command.addAll(named ? List.of(key) : List.of("-l", key));
            tmux(command);
        }
    }

    private void await(String expected) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        String screen = "";
        while (System.nanoTime() < deadline) {
            screen = tmux(List.of("tmux", "-L", session, "capture-pane", "-p", "-t", session));
            if (screen.contains(expected)) {
                return;
            }
            Thread.onSpinWait();
        }
        assertThat(screen).contains(expected);
    }

    private void awaitEnd() throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (exitCode(List.of("tmux", "-L", session, "has-session", "-t", session)) == 0) {
            assertThat(System.nanoTime()).as("the prompt has ended").isLessThan(deadline);
        }
    }

    private static boolean hasTmux() {
        try {
            return exitCode(List.of("tmux", "-V")) == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static int exitCode(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static String tmux(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }
}
