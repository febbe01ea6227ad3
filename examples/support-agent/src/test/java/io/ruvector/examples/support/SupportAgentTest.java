package io.ruvector.examples.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.examples.support.SupportAgentMain.Findings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SupportAgentTest {

    private static final Path DOCUMENTS = Path.of("../../docs");

    @Test
    void everyQuestionHasItsPageInTheCollection() {
        assertThat(Question.read())
                .isNotEmpty()
                .allSatisfy(question -> assertThat(Files.exists(DOCUMENTS.resolve(question.page()))
                                || Files.exists(DOCUMENTS.resolve("guides").resolve(question.page())))
                        .as(question.page())
                        .isTrue());
    }

    @Test
    void clicksDoNotHarmTheQuestionsTheyWereMadeForNorOthers() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Findings findings = SupportAgentMain.run(DOCUMENTS, new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(mean(findings.same().after()))
                .isGreaterThanOrEqualTo(mean(findings.same().before()));
        assertThat(mean(findings.reworded().after()))
                .isGreaterThanOrEqualTo(mean(findings.reworded().before()) - 0.02);
        assertThat(mean(findings.others().after()))
                .isGreaterThanOrEqualTo(mean(findings.others().before()) - 0.02);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("[1]");
    }

    private static double mean(double[] values) {
        return SupportAgentMain.mean(values);
    }
}
