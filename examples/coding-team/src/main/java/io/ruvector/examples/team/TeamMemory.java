package io.ruvector.examples.team;

import io.ruvector.AgenticDb;
import io.ruvector.memory.Episode;
import io.ruvector.memory.Outcome;
import io.ruvector.memory.RecallQuery;
import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import io.ruvector.skill.Consolidation;

/**
 * The one memory of the team. What the tester measured is for the whole team and stays; what the researcher found is for the
 * session of its task.
 */
final class TeamMemory {

    private static final Scope TEAM = Scope.of("workshop").team("core");

    private final AgenticDb db;

    TeamMemory(AgenticDb db) {
        this.db = db;
    }

    /** What the team knows about a task from earlier ones: skills and episodes as a text. */
    String experience(String statement) {
        return db.withScope(TEAM.agent("coordinator")).contextFor(statement).text();
    }

    void noteFindings(ProgrammingTask task, String findings) {
        Scope researcher = TEAM.agent("researcher").session(task.id());
        db.remember(Episode.builder("research: " + task.statement(), researcher)
                .visibility(Visibility.SESSION)
                .reflection(findings)
                .build());
    }

    /** What the researcher found in the session of this task. */
    String findings(ProgrammingTask task) {
        Scope session = Scope.of("workshop").session(task.id());
        return db
                .memory()
                .recall(RecallQuery.builder("research: " + task.statement(), session)
                        .k(1)
                        .build())
                .stream()
                .map(hit -> hit.episode().reflection())
                .findFirst()
                .orElse("nothing");
    }

    /** Keeps what the tester measured, for the team. */
    void noteMeasurement(ProgrammingTask task, String approach, TestReport report) {
        db.remember(Episode.builder(task.statement(), TEAM.agent("tester"))
                .visibility(Visibility.TEAM)
                .step(approach)
                .outcome(report.passed() ? Outcome.success() : Outcome.failure(report.summary()))
                .reflection(approach + " " + (report.passed() ? "passes all cases" : "fails: " + report.summary()))
                .build());
    }

    Consolidation consolidate() {
        return db.withScope(TEAM).consolidate();
    }
}
