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
import java.util.regex.Pattern;

/** A real terminal, one of tmux, 150 columns wide, in which a script runs. */
final class TmuxScreen implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final List<String> KEYS = List.of("Enter", "Tab", "Up", "C-c", "C-d");

    private final String session = "ruvector-test-" + UUID.randomUUID();

    /** Runs a shell script in a new terminal; skips the test where there is no tmux. */
    TmuxScreen(String shell, Path script) throws IOException, InterruptedException {
        assumeTrue(hasTmux(), "tmux is not installed: apt install tmux");
        run(List.of(
                "tmux",
                "-L",
                session,
                "new-session",
                "-d",
                "-s",
                session,
                "-x",
                "150",
                "-y",
                "45",
                shell + " " + script));
    }

    /**
     * Writes a script that has the command line as its last words: the class path is longer than what tmux takes.
     *
     * @param before what stands before the command, such as {@code exec}
     * @param after what stands behind it
     */
    static Path script(Path folder, String before, String after) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        return Files.writeString(
                folder.resolve("start.sh"),
                String.join(
                        " ",
                        before,
                        java,
                        "--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC",
                        "-Duser.home=" + folder,
                        "-Druvector.stdout.tty=true -Druvector.stderr.tty=true -Druvector.columns=150",
                        "-cp '" + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                + "'",
                        Main.class.getName(),
                        after));
    }

    void type(String... keys) throws IOException, InterruptedException {
        for (String key : keys) {
            List<String> command = new ArrayList<>(List.of("tmux", "-L", session, "send-keys", "-t", session));
            command.addAll(KEYS.contains(key) ? List.of(key) : List.of("-l", "--", key));
            run(command);
        }
    }

    /** Waits until the screen, with what has left it at the top, has a text. */
    void await(String expected) throws IOException, InterruptedException {
        await(expected, 1);
    }

    /** As {@link #await(String)}, a number of times. */
    void await(String expected, int times) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        String screen = "";
        while (System.nanoTime() < deadline) {
            screen = shown();
            if (screen.split(Pattern.quote(expected), -1).length > times) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("expected " + times + " times: " + expected + "\nshown:\n" + screen.strip());
    }

    void awaitEnd() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (exitCode(List.of("tmux", "-L", session, "has-session", "-t", session)) == 0) {
            assertThat(System.nanoTime()).as("the prompt has ended").isLessThan(deadline);
        }
    }

    /** Types a line, and waits until the prompt is there again; gives what came in between. */
    String command(String line, String prompt) throws IOException, InterruptedException {
        type(line, "Enter");
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            String shown = shown();
            int typed = shown.lastIndexOf(prompt + " " + line);
            if (typed >= 0 && shown.substring(typed).stripTrailing().endsWith("\n" + prompt)) {
                return shown.substring(typed + prompt.length() + line.length() + 1)
                        .strip();
            }
            assertThat(System.nanoTime())
                    .as("%s has not ended:%n%s", line, shown.strip())
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Waits until nothing but a prompt stands at the end. */
    void awaitPrompt(String prompt) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!shown().stripTrailing().endsWith("\n" + prompt)) {
            assertThat(System.nanoTime()).as("no prompt:%n%s", shown().strip()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private String shown() throws IOException, InterruptedException {
        return run(List.of("tmux", "-L", session, "capture-pane", "-p", "-J", "-S", "-2000", "-t", session));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run(List.of("tmux", "-L", session, "kill-server"));
    }

    private static boolean hasTmux() throws InterruptedException {
        try {
            return exitCode(List.of("tmux", "-V")) == 0;
        } catch (IOException e) {
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

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }
}
