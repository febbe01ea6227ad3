package io.ruvector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TuningCommandsTest {
    @TempDir
    private Path folder;

    private Path store;

    @BeforeEach
    void inAStore() {
        store = folder.resolve("store");
    }

    private void made(int rows, String... more) throws IOException {
        Random random = new Random(3);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            lines.append("{\"id\":\"v").append(i).append("\",\"vector\":[");
            for (int d = 0; d < 12; d++) {
                lines.append(d == 0 ? "" : ",").append(random.nextGaussian());
            }
            lines.append("]}\n");
        }
        Path file = Files.writeString(folder.resolve("made.jsonl"), lines);
        List<String> command = new ArrayList<>(List.of("import", file.toString(), "--collection", "made"));
        command.addAll(List.of(more));
        CommandRun run = CommandRun.of(store, command.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void initWritesSettingsThatEveryCommandReadsAndNeverOverwritesThem() throws IOException {
        CommandRun init = CommandRun.of("init", store.toString());
        assertThat(init.exitCode()).as(init.err()).isZero();
        Path config = store.resolve("config.toml");
        assertThat(config).content().contains("[store]", "# quantization");
        assertThat(CommandRun.of("init", store.toString()).exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        Files.writeString(config, "[store]\ncolour = \"red\"\n");
        for (String command : new String[] {"info", "verify"}) {
            CommandRun refused = CommandRun.of(store, command);
            assertThat(refused.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
            assertThat(refused.err()).contains("config.toml", "store.colour", "quantization");
        }
    }

    @Test
    void optimizeWritesWhatItFoundAndTheCollectionHasIt() throws IOException {
        made(4_200);
        CommandRun dry =
                CommandRun.of(store, "optimize", "made", "--recall", "0.9", "--minutes", "0", "--dry-run", "--json");
        assertThat(dry.exitCode()).as(dry.err()).isZero();
        assertThat(dry.json().get("complete").asBoolean()).isFalse();
        assertThat(store.resolve("config.toml")).doesNotExist();
        CommandRun run = CommandRun.of(
                store, "optimize", "made", "--recall", "0.9", "--minutes", "0", "--work", folder.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("efSearch", "int4", "Not all graphs were tried", "config.toml");
        assertThat(store.resolve("config.toml")).content().contains("[collections.made]\nm = 16\n");
        JsonNode bench = CommandRun.of(store, "bench", "made", "--queries", "200", "--json")
                .json()
                .get("bench");
        assertThat(bench.get("efSearch").asInt()).isLessThan(64);
        assertThat(bench.get("recall").asDouble()).isGreaterThan(0.85);
    }

    @Test
    void aStoreWithACollectionThatHasNoCodesCanStillBeOpened() throws IOException {
        made(4_200, "--similarity", "MANHATTAN");
        CommandRun run = CommandRun.of(store, "optimize", "made", "--recall", "0.8", "--minutes", "0");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(store.resolve("config.toml")).content().contains("[collections.made]", "# quantization = \"int4\"");
        CommandRun.of(store, "insert", "other", "a", "--vector", "1,2", "--create");
        assertThat(CommandRun.of(store, "verify").exitCode()).isZero();
    }

    @Test
    void whatCannotBeReachedChangesNothing() throws IOException {
        made(4_200);
        CommandRun run = CommandRun.of(store, "optimize", "made", "--bytes", "1", "--minutes", "0");
        assertThat(run.exitCode()).isEqualTo(ExitCode.PARTLY_DONE);
        assertThat(run.out()).contains("No setting finds 0.95 of the true nearest with 1 bytes an entry");
        assertThat(store.resolve("config.toml")).doesNotExist();
    }

    @Test
    void fewEntriesAndWrongNamesAreRefused() throws IOException {
        made(50);
        assertThat(CommandRun.of(store, "optimize", "made").err()).contains("at least 4000");
        assertThat(CommandRun.of(store, "bench", "maid").err()).contains("made");
        CommandRun bench = CommandRun.of(store, "bench", "made");
        assertThat(bench.exitCode()).as(bench.err()).isZero();
        assertThat(bench.out()).contains("recall      1.0000", "searches a second");
    }
}
