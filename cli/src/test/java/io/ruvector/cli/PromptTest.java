package io.ruvector.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives the prompt in a real terminal. */
class PromptTest {
    @TempDir
    private Path folder;

    private TmuxScreen screen;

    @BeforeEach
    void start() throws Exception {
        screen = new TmuxScreen(
                "sh", TmuxScreen.script(folder, "exec", "repl --store " + folder.resolve("store") + "\n"));
    }

    @AfterEach
    void stop() throws Exception {
        if (screen != null) {
            screen.close();
        }
    }

    @Test
    void commandsCompletionHistoryAndLinesThatGoOn() throws Exception {
        screen.await("ruvector>");
        screen.type("insert colours teal --vector 0,0.5,0.5 --create", "Enter");
        screen.await("Stored teal in colours");
        screen.awaitPrompt("ruvector>");
        screen.type("insert colours red --meta 'mood=quite", "Enter");
        screen.await("...");
        screen.type("loud' --vector 1,0,0", "Enter");
        screen.await("holds 2 vectors");
        screen.awaitPrompt("ruvector>");
        screen.type("ver", "Tab");
        screen.await("ruvector> verify ");
        screen.type("Enter");
        screen.await("everything agrees");
        screen.awaitPrompt("ruvector>");
        screen.type("nonsense", "Enter");
        screen.await("Unmatched argument");
        screen.awaitPrompt("ruvector>");
        screen.type("sea", "Tab");
        screen.await("ruvector> search ");
        screen.type("--coll", "Tab");
        screen.await("ruvector> search --collection ");
        screen.type("colours --vector 1,0,0", "Enter");
        screen.await("  red  ");
        screen.awaitPrompt("ruvector>");
        screen.type("Up", "Up", "Up", "Enter");
        screen.await("everything agrees", 2);
        screen.awaitPrompt("ruvector>");
        screen.type("help insert", "Enter");
        screen.await("Put one vector of your own");
        screen.awaitPrompt("ruvector>");
        screen.type("exit", "Enter");
        screen.awaitEnd();
    }
}
