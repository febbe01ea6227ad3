package io.ruvector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class EvalCommandTest {

    @TempDir
    private static Path folder;

    private static Path store;
    private static Path queries;
    private static Path qrels;

    @BeforeAll
    static void threeRecordsAndTwoQuestions() throws IOException {
        store = folder.resolve("store");
        Path corpus = Files.writeString(folder.resolve("corpus.jsonl"), """
                {"_id": "p1", "title": "Pump", "text": "The pump starts when the tank is half empty."}
                {"_id": "g1", "title": "Gauge", "text": "The gauge showed twelve litres at noon."}
                {"_id": "c1", "title": "Cat", "text": "The cat sleeps on the warm roof."}
                """);
        queries = Files.writeString(
                folder.resolve("queries.jsonl"),
                "{\"_id\": \"1\", \"text\": \"when does the pump start?\"}\n{\"_id\": \"2\", \"text\": \"sleeping cat\"}\n");
        qrels = Files.writeString(folder.resolve("qrels.tsv"), "query-id\tcorpus-id\tscore\n1\tp1\t1\n2\tc1\t1\n");
        assertThat(CommandRun.of(store, "ingest", corpus.toString()).exitCode()).isZero();
    }

    private static CommandRun eval(Path judgements, String... more) {
        String[] args = {"eval", "--queries", queries.toString(), "--qrels", judgements.toString()};
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return CommandRun.of(store, all);
    }

    @Test
    void recordsGoByTheirOwnIds() {
        CommandRun run = eval(qrels, "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode evaluation = run.json().get("evaluation");
        assertThat(evaluation.get("questions").asInt()).isEqualTo(2);
        assertThat(evaluation
                        .get("configurations")
                        .valueStream()
                        .map(row -> row.get("name").asString()))
                .containsExactly("bm25", "dense", "hybrid", "tuned");
        JsonNode hybrid = evaluation.get("configurations").get(2);
        assertThat(hybrid.get("ndcg").get("mean").asDouble()).isEqualTo(1.0);
        assertThat(evaluation.get("compared").get("result").get("pValue").asDouble())
                .isEqualTo(1.0);
    }

    @Test
    void theTableNamesTheConfigurationsThatWereChosen() {
        CommandRun run = eval(qrels, "--only", "bm25", "--compare", "weighted:0.3,rrf");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("nDCG@10", "weighted:0.3 against rrf").doesNotContain("tuned");
    }

    @Test
    void idsOfAnotherStoreAreAnErrorAndNotAZero() throws IOException {
        Path other = Files.writeString(folder.resolve("other.tsv"), "1\tx9\t1\n");

        CommandRun run = eval(other);

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("no judged document was found", "x9");
    }

    @Test
    void anUnknownConfigurationIsRefused() {
        CommandRun run = eval(qrels, "--only", "magic");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run.err()).contains("magic", "weighted:W");
    }
}
