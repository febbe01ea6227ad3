package io.ruvector.cli;

import io.ruvector.backup.Backups;
import io.ruvector.backup.Restore;
import io.ruvector.backup.RestoreReport;
import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VerifyReport;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector restore}: a backup, or any moment after it, into a new directory. */
@Command(
        name = "restore",
        header = "Restore a store, or one collection, from backups into a new directory.",
        description =
                "The latest state, or that of any moment of which the log is archived. The result is compared with"
                        + " itself (ruvector verify) before the command succeeds. A restore that was stopped leaves nothing behind"
                        + " but DIR.restoring, which the next one replaces.",
        footer = {
            "Examples:",
            "  ruvector restore restored.ruvector --from /mnt/backups/notes",
            "  ruvector restore yesterday.ruvector --from /mnt/backups/notes --at 2026-01-02T03:04:05Z",
            "  ruvector restore docs.ruvector --from /mnt/backups/notes --collection docs",
        })
final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RuVectorCommand parent;

    @Parameters(index = "0", paramLabel = "DIR", description = "The directory to make")
    private Path directory = Path.of("");

    @Option(names = "--from", required = true, paramLabel = "DIR", description = "Folder of the backups")
    private Path from = Path.of("");

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Such as 2026-01-02T03:04:05Z. Default: the latest state")
    private @Nullable String at;

    @Option(names = "--collection", paramLabel = "NAME", description = "Only this one. Default: everything")
    private @Nullable String collection;

    @Mixin
    private BackupPlace place = new BackupPlace();

    @Override
    public Integer call() {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        Restore what = new Restore(Optional.ofNullable(at).map(RestoreCommand::time), Optional.ofNullable(collection));
        Backups backups = place.in(from);
        RestoreReport report = root.timings().measure("restore", () -> backups.restore(what, directory));
        VerifyReport verified;
        try (VectorDb db = VectorDb.open(DbOptions.of(directory))) {
            verified = root.timings().measure("verify", db::verify);
        }
        if (root.json()) {
            terminal.document(Map.of(
                    "restored",
                    report,
                    "clean",
                    verified.isClean(),
                    "millis",
                    root.timings().inMillis()));
        }
        terminal.line(String.format(
                Locale.ROOT,
                "%s has backup %s and %,d commits after it, up to %s",
                directory,
                report.backup(),
                report.replayed(),
                report.time()));
        verified.findings().forEach(it -> terminal.line("  " + terminal.styled(Style.RED, it.toString())));
        terminal.timing(root.timings().inWords());
        return verified.isClean() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidInputException("--at", text, "a time such as 2026-01-02T03:04:05Z");
        }
    }
}
