package io.ruvector.examples.team;

import java.util.List;

/**
 * A method to be written, with the cases by which it is measured.
 *
 * @param id its name, which is the method's
 * @param round 1 for the tasks to learn from, 2 for the similar ones
 * @param family which tasks need the same insight; known to the exam only, never to the team
 * @param statement what is asked, in a sentence
 * @param signature of the method, from {@code static} on
 * @param cases what it must give; the team sees of them only what the tester reports
 */
public record ProgrammingTask(
        String id, int round, String family, String statement, String signature, List<Case> cases) {

    /** Copies the list. */
    public ProgrammingTask {
        cases = List.copyOf(cases);
    }

    /**
     * A call and what it must give, both as Java expressions.
     *
     * @param call such as {@code factorial(5)}
     * @param expected such as {@code "120"}
     */
    public record Case(String call, String expected) {}
}
