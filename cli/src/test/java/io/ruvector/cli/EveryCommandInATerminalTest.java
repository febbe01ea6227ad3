package io.ruvector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types every command into the prompt or the shell of a real terminal, and reads the screen. */
class EveryCommandInATerminalTest {
    @TempDir
    private Path folder;

    private TmuxScreen screen;
    private final Set<String> typed = new LinkedHashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private String prompt = "";

    @AfterEach
    void stop() throws Exception {
        if (screen != null) {
            screen.close();
        }
    }

    @Test
    void everyOneDoesItsWork() throws Exception {
        write();
        atThePrompt();
        screen.close();
        inTheShell();
        assertThat(wrong).isEmpty();
        assertThat(typed).containsAll(listed(CommandRun.of("--help").out()));
    }

    private void atThePrompt() throws Exception {
        screen = new TmuxScreen(
                "sh", TmuxScreen.script(folder, "cd " + folder + "; export RUVECTOR_STORE=s; exec", "repl\n"));
        prompt = "ruvector>";
        screen.await(prompt);
        expect("init", "s/config.toml");
        expect("ingest notes.md", "1 documents stored");
        expect("search 'who may write'", "owner");
        String answer = expect("ask 'who may write to a store?'", "owner");
        expect("feedback " + id(answer, "feedback (\\w+) ") + " 1", "1");
        expect("eval --queries queries.tsv --qrels qrels.tsv --only bm25", "nDCG");
        for (int i = 0; i < 2; i++) {
            expect("remember 'deploy the shop' --action 'helm upgrade' --outcome success", "01");
        }
        String recalled = expect("recall 'roll out the web shop'", "helm upgrade");
        expect("forget " + id(recalled, "([0-9A-HJKMNP-TV-Z]{26})"), "1");
        expect("consolidate", "");
        expect("skills", "");
        expect("effects", "");
        expect("teach billing 'I was charged twice' --description 'invoices and payments'", "billing");
        expect("teach password 'I forgot my password' --description 'accounts and sign-in'", "password");
        expect("route 'a second charge on my invoice'", "billing");
        expect("insert colours teal --vector 0,0.5,0.5 --create", "holds 1 vectors");
        expect("import made.jsonl --collection made", "4,200 entries now");
        expect("export made.parquet --collection made", "4,200 entries of made");
        expect("bench made --queries 50", "searches a second");
        expect("optimize made --minutes 0 --recall 0.8", "has its graph");
        expect("sizing --entries 1000 --dimension 384", "together");
        expect("info", "made");
        expect("verify", "everything agrees");
        expect("dump --collection made", "made.hnsw2");
        expect("doctor", "simd");
        expect("backup create --to place", "1");
        expect("backup verify --to place", "every byte is what was written");
        expect("restore r --from place", "1");
        // It takes minutes.
        expect("demo --help", "Usage: ruvector demo");
    }

    private void inTheShell() throws Exception {
        String function = "\"$@\"; }\n";
        screen = new TmuxScreen(
                "bash --rcfile", TmuxScreen.script(folder, "PS1='$ '; cd " + folder + "; ruvector() {", function));
        prompt = "$";
        expect("ruvector run two.rq --set query=0,1,1 --store s", "teal");
        // The launcher starts it.
        expect("ruvector serve --help", "Usage: ruvector serve");
        expect("ruvector completion | grep -m1 -o optimize", "optimize");
        expect("ruvector man | groff -man -Tascii | head -2", "RUVECTOR(1)");
        expect("ruvector repl < /dev/null; echo repl ended $?", "repl ended 0");
        expect("ruvector mcp --store m < call.json", "\"result\"");
        expect("ruvector prepare prepared; echo prepare ended $?", "prepare ended 0");
        expect("ruvector info --store nowhere; echo info ended $?", "info ended 2");
    }

    /** The commands that the help lists. */
    private static Set<String> listed(String help) {
        Set<String> names = new TreeSet<>();
        help.substring(help.indexOf("Commands:"), help.indexOf("Begin:"))
                .lines()
                .filter(line -> line.matches("  [a-z]+ .*"))
                .forEach(line -> names.add(line.strip().split(" ")[0]));
        assertThat(names).hasSizeGreaterThan(25);
        return names;
    }

    private void write() throws IOException {
        Files.writeString(
                folder.resolve("notes.md"), "# Stores\n\nOnly the owner of a directory may write to a store.\n");
        Files.writeString(folder.resolve("queries.tsv"), "q1\twho may write\n");
        Files.writeString(folder.resolve("qrels.tsv"), "q1\tnotes.md\t1\n");
        Files.writeString(folder.resolve("two.rq"), "search --collection colours --vector ${query}\n");
        Files.writeString(folder.resolve("call.json"), """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
                """);
        Random random = new Random(3);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 4_200; i++) {
            lines.append("{\"id\":\"v" + i + "\",\"vector\":[" + random.nextGaussian());
            for (int d = 1; d < 8; d++) {
                lines.append(',').append(random.nextGaussian());
            }
            lines.append("]}\n");
        }
        Files.writeString(folder.resolve("made.jsonl"), lines);
    }

    /** Types a command, and notes what is wrong: an error, a missing text, a stack trace. */
    private String expect(String line, String text) throws Exception {
        for (String word : line.split("[ ;|]+")) {
            typed.add(word);
        }
        String shown = screen.command(line, prompt);
        boolean error = prompt.startsWith("ruvector") && shown.contains("ruvector: ");
        if (error || !shown.contains(text) || shown.contains("\tat ")) {
            wrong.add(line + ": expected \"" + text + "\", shown:\n" + shown);
        }
        return shown;
    }

    private String id(String shown, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(shown);
        if (!matcher.find()) {
            wrong.add("no id in:\n" + shown);
            return "none";
        }
        return matcher.group(1);
    }
}
