package io.ruvector.examples.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ScriptedProgrammerTest {

    private final List<ProgrammingTask> tasks = TaskFile.read();
    private final Map<String, List<String>> approaches = new ScriptedProgrammer(1).approaches();

    @Test
    void everyTaskCanBeSolvedAndCanBeGotWrong() {
        Workbench workbench = new Workbench();
        for (ProgrammingTask task : tasks) {
            List<Boolean> passed = drafts(task).values().stream()
                    .map(code -> workbench.measure(task, code).passed())
                    .toList();
            assertThat(passed).as(task.id()).contains(true, false);
        }
    }

    @Test
    void noTaskOfRound2IsATaskOfRound1() {
        assertThat(statements(2)).isNotEmpty().doesNotContainAnyElementsOf(statements(1));
    }

    @Test
    void withoutExperienceEveryApproachIsTakenAtSomeTime() {
        ProgrammingTask task = tasks.getFirst();
        TreeSet<String> taken = new TreeSet<>();
        for (int i = 0; i < 100; i++) {
            taken.add(write(new ScriptedProgrammer(i), task, "nothing", "nothing"));
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(approaches.get(task.id()));
    }

    @Test
    void whatThePromptSaysFailedIsTakenLessOften() {
        ProgrammingTask task = tasks.getFirst();
        String line = "[1] some task | did: long arithmetic | failure: wrong";
        assertThat(taken(task, line, "long arithmetic")).isLessThan(taken(task, "nothing", "long arithmetic"));
        String good = "[1] some task | did: long arithmetic | success (reward 1.00)";
        assertThat(taken(task, good, "long arithmetic")).isGreaterThan(taken(task, "nothing", "long arithmetic"));
    }

    @Test
    void whatWasTriedOnTheTaskIsNotTriedAgain() {
        ProgrammingTask task = tasks.getFirst();
        for (int i = 0; i < 50; i++) {
            assertThat(write(new ScriptedProgrammer(i), task, "nothing", "int arithmetic: factorial(25) gave 0"))
                    .isNotEqualTo("int arithmetic");
        }
    }

    private static long taken(ProgrammingTask task, String experience, String approach) {
        long count = 0;
        for (int i = 0; i < 200; i++) {
            count += write(new ScriptedProgrammer(i), task, experience, "nothing")
                            .equals(approach)
                    ? 1
                    : 0;
        }
        return count;
    }

    private static String write(ScriptedProgrammer model, ProgrammingTask task, String experience, String tried) {
        return WrittenCode.in(answer(model, task, experience, tried)).approach();
    }

    private static String answer(ScriptedProgrammer model, ProgrammingTask task, String experience, String tried) {
        return model.chat("You are the coder of a team.\nTask: " + task.statement() + "\nSignature: " + task.signature()
                + "\nWhat the team knows from earlier tasks:\n" + experience
                + "\nWhat was tried on this task already:\n" + tried + "\n");
    }

    private Map<String, String> drafts(ProgrammingTask task) {
        Map<String, String> codes = new java.util.TreeMap<>();
        for (int i = 0; codes.size() < approaches.get(task.id()).size(); i++) {
            WrittenCode code = WrittenCode.in(answer(new ScriptedProgrammer(i), task, "nothing", "nothing"));
            codes.put(code.approach(), code.method());
        }
        return codes;
    }

    private List<String> statements(int round) {
        return tasks.stream()
                .filter(task -> task.round() == round)
                .map(ProgrammingTask::statement)
                .toList();
    }
}
