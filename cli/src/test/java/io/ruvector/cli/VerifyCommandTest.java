package io.ruvector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.store.Durability;
import io.ruvector.store.Mutation;
import io.ruvector.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    @TempDir
    private Path folder;

    private Path store;

    @BeforeEach
    void twoColours() {
        store = folder.resolve("store");
        CommandRun.of(store, "insert", "colours", "teal", "--vector", "0,0.5,0.5", "--create");
        CommandRun.of(store, "insert", "colours", "red", "--vector", "1,0,0");
    }

    @Test
    void aWholeStoreExitsWithZero() {
        CommandRun run = CommandRun.of(store, "verify");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("colours: 2 rows, 2 in the search index").contains("everything agrees");
    }

    @Test
    void whatIsWrongIsListedAndTheExitCodeSaysSo() {
        try (Store rows = Store.open(store, Instant::now)) {
            Mutation garbage = new Mutation(Mutation.Kind.PUT, rows.largeTable("colours"), "red", new byte[] {9, 9});
            rows.commit(List.of(garbage), Durability.SYNC, (_, _) -> {});
        }
        CommandRun run = CommandRun.of(store, "verify");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("ROW_UNDECODABLE in colours, \"red\"").contains("wrong");
        CommandRun json = CommandRun.of(store, "verify", "--json");
        assertThat(json.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(json.json().get("clean").asBoolean()).isFalse();
        assertThat(json.json()
                        .get("verified")
                        .get("findings")
                        .get(0)
                        .get("kind")
                        .asString())
                .isNotEmpty();
    }
}
