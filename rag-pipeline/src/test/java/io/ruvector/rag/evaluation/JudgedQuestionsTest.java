package io.ruvector.rag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgedQuestionsTest {
    private static final List<JudgedQuestion> TWO = List.of(
            new JudgedQuestion("1", "pump seal", Map.of("d1", 2, "d2", 0)),
            new JudgedQuestion("2", "valve", Map.of("d3", 1)));

    @TempDir
    private Path folder;

    @Test
    void readsTheFilesOfBeir() throws IOException {
        Path queries = file("q.jsonl", """
                {"_id": "1", "text": "pump seal"}
                {"_id": 2, "text": "valve"}
                {"_id": "3", "text": "nobody judged this"}
                """);
        Path qrels = file("q.tsv", "query-id\tcorpus-id\tscore\n1\td1\t2\n1\td2\t0\n2\td3\t1\n");

        assertThat(JudgedQuestions.read(queries, qrels)).isEqualTo(new JudgedQuestions(TWO, 1));
    }

    @Test
    void readsTabsAndTheJudgementsOfTrec() throws IOException {
        Path queries = file("q.tsv", "1\tpump seal\n2\tvalve\n");
        Path qrels = file("q.qrels", "1 0 d1 2\n1 0 d2 0\n2 0 d3 1\n");

        assertThat(JudgedQuestions.read(queries, qrels)).isEqualTo(new JudgedQuestions(TWO, 0));
    }

    @Test
    void aLineThatIsNotAJudgementIsNamed() throws IOException {
        Path queries = file("q.tsv", "1\tpump seal\n");
        Path qrels = file("q.qrels", "1 0 d1 2\n1 0 d2 good\n");

        assertRefused(queries, qrels).hasMessageContaining("line 2 of").hasMessageContaining("1 0 d2 good");
    }

    @Test
    void questionsWithoutJudgementsAreRefused() throws IOException {
        Path queries = file("q.tsv", "7\tpump seal\n");
        Path qrels = file("q.qrels", "1 0 d1 2\n");

        assertRefused(queries, qrels).hasMessageContaining("at least one that has a relevant document");
    }

    @Test
    void brokenJsonIsNamed() throws IOException {
        Path queries = file("q.jsonl", "{\"_id\": \"1\", \"text\": \n");
        Path qrels = file("q.qrels", "1 0 d1 2\n");

        assertRefused(queries, qrels).hasMessageContaining("line 1 of");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path queries, Path qrels) {
        return assertThatThrownBy(() -> JudgedQuestions.read(queries, qrels)).isInstanceOf(InvalidInputException.class);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
