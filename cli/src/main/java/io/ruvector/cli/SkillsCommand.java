package io.ruvector.cli;

import io.ruvector.AgenticDb;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.cli.view.SkillView;
import io.ruvector.memory.Scope;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector skills}: the learned skills, or those that fit a task. */
@Command(
        name = "skills",
        header = "List the skills, or find those that fit a task.",
        footer = {"Examples:", "  ruvector skills", "  ruvector skills \"roll out the web shop\" -k 2 --json"})
final class SkillsCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(
            arity = "0..1",
            paramLabel = "TASK",
            description = "What is to be done; all skills are listed without it")
    private @Nullable String task;

    @Option(names = "-k", paramLabel = "N", defaultValue = "5", description = "How many at most for a task. Default: 5")
    private int k;

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        root.requireStore();
        Terminal terminal = root.terminal();
        List<SkillView> skills;
        try (OpenDatabase open =
                task == null ? OpenDatabase.withoutModel(root) : OpenDatabase.withModel(root, AgenticDb::skills)) {
            skills = root.timings().measure("query", () -> skills(open.db(), Scope.of(root.tenant())));
        }
        if (root.json()) {
            terminal.document(Map.of("skills", skills, "millis", root.timings().inMillis()));
        } else if (skills.isEmpty()) {
            terminal.line("No skill" + (task == null ? " yet. Try: ruvector consolidate" : " fits."));
        }
        skills.forEach(skill -> skill.print(terminal));
        terminal.timing(root.timings().inWords());
        return ExitCode.OK;
    }

    private List<SkillView> skills(AgenticDb db, Scope scope) {
        return task == null
                ? db.skills().list(scope).stream().map(SkillView::of).toList()
                : db.skillsFor(task, k).stream().map(SkillView::of).toList();
    }
}
