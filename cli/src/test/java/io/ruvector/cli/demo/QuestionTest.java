package io.ruvector.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionTest {

    private static final Path DATA = Path.of("..", "examples", "data");

    @TempDir
    private Path folder;

    @Test
    void theRepositorysQuestionsNameFilesThatExist() throws Exception {
        List<Question> questions = Question.read(DATA.resolve("questions.tsv"));

        assertThat(questions).hasSize(60).extracting(Question::kind).containsOnly("wording", "paraphrase");
        assertThat(questions)
                .flatExtracting(Question::files)
                .allSatisfy(
                        file -> assertThat(DATA.resolve("state-of-the-union").resolve((String) file))
                                .exists());
    }

    @Test
    void aQuestionIsAnsweredByAnyOfItsFiles() {
        Question question = new Question("wording", Set.of("a.md", "b.md"), "?");

        assertThat(question.answeredBy(List.of("/x/c.md", "/x/b.md"))).isTrue();
        assertThat(question.answeredBy(List.of("/x/c.md"))).isFalse();
    }

    @Test
    void aLineWithoutThreeColumnsIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("q.tsv"), "wording\tonly two\n");

        assertThatThrownBy(() -> Question.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("three columns");
    }
}
