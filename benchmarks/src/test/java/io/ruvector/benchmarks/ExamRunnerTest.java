package io.ruvector.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExamRunnerTest {
    private static final Table TABLE =
            new Table("Things", "name", "value").row("a", "1").row("longer", "2");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void aPassedExamEndsInPassAndExitsZero() {
        assertThat(run(() -> new ExamReport(true, "0.9", List.of(TABLE), List.of("seed 1")), "toy"))
                .isZero();
        assertThat(lines()).last().isEqualTo("toy: PASS 0.9");
        assertThat(lines()).contains("  longer  2", "seed 1");
    }

    @Test
    void aFailedExamFallsShortAndExitsOne() {
        assertThat(run(() -> new ExamReport(false, "0.1", List.of(TABLE), List.of()), "toy"))
                .isEqualTo(1);
        assertThat(lines()).last().isEqualTo("toy: FALLS SHORT 0.1");
    }

    @Test
    void missingDataFallsShortAndSaysSo() {
        assertThat(run(
                        () -> {
                            throw new DataMissingException("give --data");
                        },
                        "toy"))
                .isEqualTo(1);
        assertThat(lines()).last().isEqualTo("toy: FALLS SHORT no data: give --data");
    }

    @Test
    void anErrorFallsShort() {
        assertThat(run(
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        "toy"))
                .isEqualTo(1);
        assertThat(lines())
                .last()
                .asString()
                .startsWith("toy: FALLS SHORT stopped by")
                .contains("broken");
    }

    @Test
    void jsonIsOneLineBeforeTheVerdict() {
        run(() -> new ExamReport(true, "0.9", List.of(TABLE), List.of()), "toy", "--json");
        assertThat(lines()).hasSize(2).last().isEqualTo("toy: PASS 0.9");
        JsonNode json = JsonMapper.shared().readTree(lines().getFirst());
        assertThat(json.path("passed").asBoolean()).isTrue();
        assertThat(json.path("tables").path(0).path("rows").path(1).path(0).asString())
                .isEqualTo("longer");
    }

    @Test
    void theListNamesExams() {
        assertThat(run(() -> ExamReport.fallsShort("never run"), "--list")).isZero();
        assertThat(lines()).singleElement().asString().startsWith("toy");
    }

    @Test
    void anUnknownExamIsRefused() {
        assertThat(run(() -> ExamReport.fallsShort("never run"), "other")).isEqualTo(2);
        assertThat(run(() -> ExamReport.fallsShort("never run"), "toy", "--data"))
                .isEqualTo(2);
    }

    private int run(Body body, String... arguments) {
        Exam toy = new Exam() {
            @Override
            public String name() {
                return "toy";
            }

            @Override
            public String description() {
                return "a toy";
            }

            @Override
            public ExamReport run(ExamOptions options) throws Exception {
                return body.run();
            }
        };
        return ExamRunner.run(List.of(toy), new PrintStream(printed, true, StandardCharsets.UTF_8), arguments);
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private interface Body {
        ExamReport run() throws Exception;
    }
}
