package io.ruvector.examples.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodingTeamTest {

    @Test
    void memoryMakesTheSecondRoundCheaperThanNoMemoryAndThanUnrelatedMemories() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        boolean better =
                CodingTeamMain.run(Optional.empty(), 4, new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(better).as(printed.toString(StandardCharsets.UTF_8)).isTrue();
    }

    @Test
    void theTesterSaysWhatIsWrong() {
        ProgrammingTask task = TaskFile.read().getFirst();
        Workbench workbench = new Workbench();
        assertThat(workbench
                        .measure(task, "static String factorial(int n) { return \"120\"; }")
                        .failures())
                .singleElement()
                .asString()
                .contains("factorial(25) gave 120, expected 15511210043330985984000000");
        assertThat(workbench
                        .measure(task, "static String factorial(int n) { retrun 1; }")
                        .summary())
                .startsWith("does not compile: line");
        assertThat(workbench
                        .measure(task, "static String factorial(int n) { return factorial(n); }")
                        .failures())
                .isEqualTo(List.of("factorial(5) threw StackOverflowError", "factorial(25) threw StackOverflowError"));
    }
}
