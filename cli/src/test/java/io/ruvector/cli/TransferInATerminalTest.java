package io.ruvector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Import and export in a real terminal, one of tmux: the bar, an import that is stopped by Ctrl-C, what is exported. */
class TransferInATerminalTest {
    private static final int ROWS = 6_000;
    private static final String PROMPT = "$";

    @TempDir
    private Path folder;

    @Test
    void anImportThatIsStoppedGoesOn() throws Exception {
        write();
        Path script = TmuxScreen.script(folder, "PS1='$ '; cd " + folder + "; ruvector() {", "\"$@\" --store s; }\n");
        try (TmuxScreen screen = new TmuxScreen("bash --rcfile", script)) {
            screen.await(PROMPT);
            screen.type("ruvector import made.jsonl --collection made --batch 20", "Enter");
            screen.await("import [#");
            screen.await("rows written");
            screen.await("rows/s");
            screen.type("C-c");
            String again = screen.command("ruvector import made.jsonl --collection made", PROMPT);
            assertThat(again).contains("made has 6,000 entries now").containsPattern("[1-9][0-9,]* there from before");
            assertThat(screen.command("ruvector export made.rvrows --collection made", PROMPT))
                    .contains("6,000 entries of made are in made.rvrows");
            assertThat(screen.command("ruvector export graph.json --graph --collection made", PROMPT))
                    .contains("6,000 nodes of the graph of made are in graph.json");
            assertThat(screen.command("ruvector export all.rvstore --memory all", PROMPT))
                    .contains("are in all.rvstore");
            assertThat(screen.command("ruvector import bad.csv --collection made; echo ended $?", PROMPT))
                    .contains("row 2: expected dimension 8, found dimension 2")
                    .contains("ended 2");
        }
        assertThat(folder.resolve("graph.json")).isNotEmptyFile();
    }

    private void write() throws Exception {
        Random random = new Random(1);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            rows.append("{\"id\": \"").append(i).append("\", \"vector\": [1");
            for (int c = 1; c < 8; c++) {
                rows.append(", ").append(random.nextFloat());
            }
            rows.append("]}\n");
        }
        Files.writeString(folder.resolve("made.jsonl"), rows);
        Files.writeString(folder.resolve("bad.csv"), "id,vector\na,1 2 3 4 5 6 7 8\nb,1 2\n");
    }
}
