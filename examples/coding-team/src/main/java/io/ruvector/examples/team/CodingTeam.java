package io.ruvector.examples.team;

import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.agentic.scope.AgenticScope;
import dev.langchain4j.model.chat.ChatModel;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Coordinator, researcher, coder and tester on LangChain4j's agentic module: the coordinator looks up what the team knows, the
 * researcher lists approaches, coder and tester take turns until the tests pass or the attempts are used up.
 */
final class CodingTeam {

    /**
     * What came of a task.
     *
     * @param solved whether the tests passed in the end
     * @param attempts how many times the coder wrote, 1 to the limit
     */
    record Result(boolean solved, int attempts) {}

    private final TeamMemory memory;
    private final Workbench workbench;
    private final int maxAttempts;
    private final Researcher researcher;
    private final Coder coder;

    CodingTeam(ChatModel model, TeamMemory memory, Workbench workbench, int maxAttempts) {
        this.memory = memory;
        this.workbench = workbench;
        this.maxAttempts = maxAttempts;
        this.researcher =
                AgenticServices.agentBuilder(Researcher.class).chatModel(model).build();
        this.coder = AgenticServices.agentBuilder(Coder.class).chatModel(model).build();
    }

    /** Solves a task with what the memory knows about it. */
    Result solve(ProgrammingTask task) {
        return solve(task, memory::experience);
    }

    /**
     * Solves a task.
     *
     * @param lookup what the coordinator is told when it asks about the task's statement
     */
    Result solve(ProgrammingTask task, UnaryOperator<String> lookup) {
        UntypedAgent loop = AgenticServices.loopBuilder()
                .subAgents(coder, AgenticServices.agentAction((AgenticScope scope) -> test(task, scope)))
                .maxIterations(maxAttempts)
                .exitCondition(scope -> scope.readState("solved", false))
                .build();
        UntypedAgent team = AgenticServices.sequenceBuilder()
                .subAgents(
                        AgenticServices.agentAction((AgenticScope scope) -> coordinate(task, scope, lookup)),
                        researcher,
                        AgenticServices.agentAction((AgenticScope scope) -> handOver(task, scope)),
                        loop)
                .output(scope -> new Result(scope.readState("solved", false), scope.readState("attempts", 0)))
                .build();
        return (Result) team.invoke(Map.of("statement", task.statement(), "signature", task.signature()));
    }

    /** Ends a round: the memory distils what worked. */
    void endRound() {
        memory.consolidate();
    }

    private static void coordinate(ProgrammingTask task, AgenticScope scope, UnaryOperator<String> lookup) {
        String known = lookup.apply(task.statement());
        scope.writeState("experience", known.isBlank() ? "nothing" : known);
        scope.writeState("tried", "nothing");
        scope.writeState("attempts", 0);
    }

    private void handOver(ProgrammingTask task, AgenticScope scope) {
        memory.noteFindings(task, scope.readState("research", "nothing"));
        scope.writeState("findings", memory.findings(task));
    }

    private void test(ProgrammingTask task, AgenticScope scope) {
        WrittenCode code = WrittenCode.in(scope.readState("answer", ""));
        TestReport report = workbench.measure(task, code.method());
        memory.noteMeasurement(task, code.approach(), report);
        int attempts = scope.readState("attempts", 0) + 1;
        String line = code.approach() + ": " + report.summary();
        scope.writeState("tried", attempts == 1 ? line : scope.readState("tried", "") + "\n" + line);
        scope.writeState("attempts", attempts);
        scope.writeState("solved", report.passed());
    }
}
