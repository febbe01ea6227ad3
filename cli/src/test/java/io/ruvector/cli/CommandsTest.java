package io.ruvector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.cli.chat.FakeChatServer;
import io.ruvector.cli.terminal.TerminalTraits;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands, one after another as a person would use them. */
class CommandsTest {

    @TempDir
    private static Path folder;

    private static Path store;
    private static Path notes;

    @BeforeAll
    static void twoNotesAndTwoEpisodes() throws IOException {
        store = folder.resolve("store");
        notes = Files.createDirectory(folder.resolve("notes"));
        Files.writeString(
                notes.resolve("gauge.md"), "# Gauge\n\n## Reading\n\nThe gauge showed twelve litres at noon.\n");
        Files.writeString(notes.resolve("pump.txt"), "The pump starts when the tank is half empty.\n");
        run("ingest", notes.toString());
        run(
                "remember",
                "deploy the web shop",
                "--action",
                "helm upgrade",
                "--outcome",
                "failure",
                "--reason",
                "quota",
                "--reflection",
                "raise the quota first");
        run("remember", "feed the cat", "--outcome", "success");
    }

    private static CommandRun run(String... args) {
        CommandRun run = CommandRun.of(store, args);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    @Test
    void recallFindsTheEpisodeThatFits() {
        JsonNode episode = run("recall", "roll out the online store", "-k", "1", "--json")
                .json()
                .get("episodes")
                .get(0);

        assertThat(episode.get("task").asString()).isEqualTo("deploy the web shop");
        assertThat(episode.get("reason").asString()).isEqualTo("quota");
        assertThat(run("recall", "roll out the online store", "-k", "1").out())
                .contains(
                        "deploy the web shop",
                        "did: helm upgrade",
                        "outcome: failure",
                        "learned: raise the quota first");
    }

    @Test
    void askWithoutAModelQuotesTheSourceWithItsOffsets() throws IOException {
        JsonNode answer = run("ask", "how many litres did the gauge show?", "--json")
                .json()
                .get("answer");
        JsonNode citation = answer.get("citations").get(0);

        assertThat(answer.get("answer").asString()).contains("twelve litres").contains("[1]");
        assertThat(citation.get("source").asString()).endsWith("gauge.md");
        assertThat(citation.get("heading").asString()).contains("Reading");
        assertThat(Files.readString(notes.resolve("gauge.md"))
                        .substring(
                                citation.get("start").asInt(),
                                citation.get("end").asInt()))
                .isEqualTo(citation.get("quote").asString());
        assertThat(answer.has("writtenBy")).isFalse();
    }

    @Test
    void askWithAModelSendsThePassagesAndCitesWhatTheModelCites() throws IOException {
        try (FakeChatServer server = FakeChatServer.answering("It showed twelve litres [1].")) {
            JsonNode answer = run(
                            "ask",
                            "how many litres did the gauge show?",
                            "--json",
                            "--model",
                            "fake",
                            "--base-url",
                            server.url() + "/v1")
                    .json()
                    .get("answer");

            assertThat(answer.get("answer").asString()).isEqualTo("It showed twelve litres [1].");
            assertThat(answer.get("writtenBy").asString()).isEqualTo("fake");
            assertThat(answer.get("citations").get(0).get("source").asString()).endsWith("gauge.md");
            assertThat(server.bodies()).singleElement().asString().contains("The gauge showed twelve litres at noon.");
        }
    }

    @Test
    void aModelThatFailsIsAnErrorAndNotASilentExtract() throws IOException {
        try (FakeChatServer server = FakeChatServer.failing(500)) {
            CommandRun run = CommandRun.of(
                    store,
                    "ask",
                    "how many litres did the gauge show?",
                    "--model",
                    "fake",
                    "--ollama-url",
                    server.url());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("the chat model failed");
        }
    }

    @Test
    void aRatingIsTakenForTheAnswerThatAskNamed() {
        String queryId = run("ask", "when does the pump start?", "--json")
                .json()
                .get("answer")
                .get("queryId")
                .asString();

        assertThat(run("feedback", queryId, "1", "--json").json().get("rating").asDouble())
                .isEqualTo(1);
    }

    @Test
    void searchFindsPassagesInEachMode() {
        for (String mode : new String[] {"hybrid", "dense", "bm25"}) {
            JsonNode passages = run("search", "pump tank", "--mode", mode, "-k", "1", "--json")
                    .json()
                    .get("passages");
            assertThat(passages.get(0).get("source").asString()).as(mode).endsWith("pump.txt");
        }
    }

    @Test
    void ingestingAgainChangesNothingAndSaysSo() {
        JsonNode again = run("ingest", notes.toString(), "--json").json();

        assertThat(again.get("unchanged").asInt()).isEqualTo(2);
        assertThat(again.get("stored").asInt()).isZero();
    }

    @Test
    void oneBadFileDoesNotStopTheOthers() throws IOException {
        Path mixed = Files.createDirectory(folder.resolve("mixed"));
        Files.writeString(mixed.resolve("good.md"), "# Good\n\nGood text.\n");
        Files.write(mixed.resolve("bad.md"), new byte[] {0, 1, 2, 0, 3});

        CommandRun run = CommandRun.of(folder.resolve("mixed-store"), "ingest", mixed.toString());

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("1 documents stored as 1 passages", "1 failed");
        assertThat(run.err()).contains("bad.md");
    }

    @Test
    void aForgottenEpisodeIsNotRecalled() {
        String id = run("remember", "water the ferns", "--json")
                .json()
                .get("episode")
                .get("id")
                .asString();
        run("forget", id);

        assertThat(run("recall", "water the ferns").out()).doesNotContain("water the ferns");
    }

    @Test
    void vectorsOfOnesOwnAreStoredAndFound() {
        run("insert", "colours", "red", "--vector", "[1, 0, 0]", "--create", "--meta", "warm=yes");
        run("insert", "colours", "blue", "--vector", "0 0 1");

        JsonNode hits = run("search", "--collection", "colours", "--vector", "0.9,0.1,0", "--json")
                .json()
                .get("hits");
        assertThat(hits.get(0).get("id").asString()).isEqualTo("red");
        assertThat(hits.get(0).get("metadata").get("warm").asString()).isEqualTo("yes");
    }

    @Test
    void aFilterRestrictsPassagesAndAnswers() {
        String notGauge = "not source contains 'gauge' and start >= 0";

        assertThat(run("search", "gauge litres", "--filter", notGauge).out())
                .contains("pump.txt")
                .doesNotContain("gauge.md");
        assertThat(run("ask", "what did the gauge show?", "--filter", notGauge).out())
                .doesNotContain("twelve litres");
        assertThat(run("search", "gauge litres", "--filter", "heading contains \"Boiler\"")
                        .out())
                .contains("Nothing found");
    }

    @Test
    void aFilterRestrictsVectorsByTypedMetadata() {
        run("insert", "cars", "old", "--vector", "1,0", "--create", "--meta", "year:=1999", "--meta", "name=1999");
        run("insert", "cars", "new", "--vector", "0,1", "--meta", "year:=2024.5", "--meta", "tags:=['fast', 'red']");

        String[] filters = {
            "year >= 2000", "tags contains 'red'", "name != \"1999\"", "not year = 1999.0 and exists tags"
        };
        for (String filter : filters) {
            JsonNode hits = run("search", "--collection", "cars", "--vector", "1,0", "--filter", filter, "--json")
                    .json()
                    .get("hits");
            assertThat(hits.size()).as(filter).isOne();
            assertThat(hits.get(0).get("id").asString()).isEqualTo("new");
        }
    }

    @Test
    void emptyListsAreSaidInWords() {
        Path empty = folder.resolve("empty");

        assertThat(CommandRun.of(empty, "recall", "anything").out()).contains("Nothing remembered yet");
        assertThat(CommandRun.of(empty, "effects").out()).contains("No outcomes are recorded yet");
        assertThat(CommandRun.of(empty, "skills").out()).contains("No skill yet");
        assertThat(CommandRun.of(empty, "search", "anything").out()).contains("Nothing found");
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        RuVectorCommand.commandLine(new PrintWriter(System.out), new PrintWriter(System.err), TerminalTraits.none())
                .getSubcommands()
                .forEach((name, command) -> {
                    if (!command.getCommandSpec().usageMessage().hidden()) {
                        assertThat(command.getUsageMessage()).as(name).contains("Example", "ruvector " + name);
                    }
                });
        assertThat(CommandRun.of("--help").out()).contains("Exit codes:", "ruvector demo");
        assertThat(CommandRun.of("recall", "--help").exitCode()).isZero();
    }
}
