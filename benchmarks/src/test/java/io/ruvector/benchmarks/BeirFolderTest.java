package io.ruvector.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeirFolderTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void corpus() throws IOException {
        write("corpus.jsonl", """
                {"_id": "d1", "title": "One", "text": "first"}
                {"_id": "d2", "title": "", "text": "second"}
                {"_id": "d3", "text": "third"}
                """);
        write("qrels.test.tsv", "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\nq2\td3\t0\n");
    }

    @Test
    void readsCorpusQueriesAndGrades() throws IOException {
        write("queries.test.jsonl", "{\"_id\": \"q1\", \"text\": \"one?\"}\n{\"_id\": \"q2\", \"text\": \"two?\"}\n");
        RetrievalSet set = BeirFolder.read(folder, "test");
        assertThat(set.corpus()).extracting(Passage::titleAndText).containsExactly("One first", "second", "third");
        assertThat(set.queries()).extracting(JudgedQuery::grades).containsExactly(Map.of("d1", 2, "d2", 0));
    }

    @Test
    void readsTheUsualBeirNamesToo() throws IOException {
        write("queries.jsonl", "{\"_id\": \"q1\", \"text\": \"one?\"}\n");
        Files.createDirectory(folder.resolve("qrels"));
        Files.move(folder.resolve("qrels.test.tsv"), folder.resolve("qrels/test.tsv"));
        assertThat(BeirFolder.read(folder, "test").queries()).hasSize(1);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> BeirFolder.read(folder, "test"))
                .isInstanceOf(DataMissingException.class)
                .hasMessageContaining("queries.test.jsonl");
    }

    @Test
    void aSetWithoutARelevantPassageIsRefused() throws IOException {
        write("queries.test.jsonl", "{\"_id\": \"q2\", \"text\": \"two?\"}\n");
        assertThatThrownBy(() -> BeirFolder.read(folder, "test")).isInstanceOf(DataMissingException.class);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
