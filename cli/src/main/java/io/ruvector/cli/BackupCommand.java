package io.ruvector.cli;

import io.ruvector.backup.Backup;
import io.ruvector.backup.BackupKey;
import io.ruvector.cli.terminal.Style;
import io.ruvector.cli.terminal.Table;
import io.ruvector.cli.terminal.Terminal;
import io.ruvector.store.CommitLog;
import io.ruvector.vector.VectorDb;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ruvector backup}: makes, lists, checks and removes backups. */
@Command(
        name = "backup",
        header = "Make, list, check and remove backups of the whole store.",
        description = "The first backup also makes the store keep its log from then on; each later one, and"
                + " \"backup log\", archives it, so that every moment since can be restored.",
        footer = {
            "Examples:",
            "  ruvector backup create --to /mnt/backups/notes --incremental",
            "  ruvector backup key notes.key && ruvector backup create --to /mnt/backups/notes --key notes.key",
            "  ruvector backup log --to /mnt/backups/notes",
            "  ruvector backup verify --to /mnt/backups/notes",
            "  ruvector backup retain --to /mnt/backups/notes --keep 7 --days 30",
            "  ruvector restore restored.ruvector --from /mnt/backups/notes --at 2026-01-02T03:04:05Z",
        })
final class BackupCommand {
    private static final String TO = "Folder of the backups, made when absent";

    @ParentCommand
    private @Nullable RuVectorCommand parent;

    private VectorDb openKeepingLog(RuVectorCommand root) {
        root.requireStore();
        CommitLog.keepIn(root.store());
        return VectorDb.open(root.options());
    }

    @Command(name = "create", header = "Make a backup.", sortOptions = false)
    int create(
            @Option(names = "--to", required = true, paramLabel = "DIR", description = TO) Path to,
            @Mixin BackupPlace place,
            @Option(
                            names = "--incremental",
                            description = "Trust files that are in the folder already, instead of writing each again")
                    boolean incremental) {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        Backup backup;
        try (VectorDb db = openKeepingLog(root)) {
            backup = root.timings().measure("backup", () -> place.in(to).create(db, incremental));
        }
        if (root.json()) {
            terminal.document(
                    Map.of("backup", summary(backup), "millis", root.timings().inMillis()));
        }
        terminal.line(String.format(
                Locale.ROOT,
                "Backup %s of commit %,d: %,d bytes, %,d of them new",
                backup.id(),
                backup.sequence(),
                backup.bytes(),
                backup.newBytes()));
        terminal.timing(root.timings().inWords());
        return ExitCode.OK;
    }

    @Command(name = "key", header = "Make a secret key that backups can be encrypted with.")
    int key(
            @Parameters(paramLabel = "FILE", description = "The file to make; keep it apart from the backups")
                    Path file) {
        RuVectorCommand root = RuVectorCommand.of(parent);
        BackupKey.create(file);
        if (root.json()) {
            root.terminal().document(Map.of("key", file.toString()));
        }
        root.terminal().line("The key is in " + file + ". Without it nobody can read what is encrypted with it.");
        return ExitCode.OK;
    }

    @Command(name = "log", header = "Archive what happened since, so that every moment up to now can be restored.")
    int log(
            @Option(names = "--to", required = true, paramLabel = "DIR", description = TO) Path to,
            @Mixin BackupPlace place) {
        RuVectorCommand root = RuVectorCommand.of(parent);
        try (VectorDb db = openKeepingLog(root)) {
            place.in(to).archiveLog(db);
            if (root.json()) {
                root.terminal().document(Map.of("archivedThrough", db.sequence()));
            }
            root.terminal().line("The log is archived up to commit " + db.sequence());
        }
        return ExitCode.OK;
    }

    @Command(name = "list", header = "List the backups, oldest first.")
    int list(
            @Option(names = "--to", required = true, paramLabel = "DIR", description = TO) Path to,
            @Mixin BackupPlace place) {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        List<Backup> all = place.in(to).list();
        if (root.json()) {
            terminal.document(
                    Map.of("backups", all.stream().map(BackupCommand::summary).toList()));
        }
        Table table = new Table("id", "commit", "time of the commit", "bytes", "new");
        all.forEach(it -> table.row(
                it.id(),
                Long.toString(it.sequence()),
                it.time().toString(),
                Long.toString(it.bytes()),
                Long.toString(it.newBytes())));
        table.print(terminal);
        return ExitCode.OK;
    }

    private static Map<String, Object> summary(Backup backup) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("id", backup.id());
        summary.put("created", backup.created());
        summary.put("commit", backup.sequence());
        summary.put("time", backup.time());
        summary.put("bytes", backup.bytes());
        summary.put("newBytes", backup.newBytes());
        return summary;
    }

    @Command(name = "verify", header = "Read every byte of the backups and compare it with what was written.")
    int verify(
            @Option(names = "--to", required = true, paramLabel = "DIR", description = TO) Path to,
            @Mixin BackupPlace place) {
        RuVectorCommand root = RuVectorCommand.of(parent);
        Terminal terminal = root.terminal();
        List<String> findings =
                root.timings().measure("read", () -> place.in(to).verify());
        if (root.json()) {
            terminal.document(Map.of("findings", findings, "clean", findings.isEmpty()));
        }
        findings.forEach(it -> terminal.line("  " + terminal.styled(Style.RED, it)));
        terminal.line(
                findings.isEmpty()
                        ? terminal.styled(Style.GREEN, "every byte is what was written")
                        : terminal.styled(Style.RED, findings.size() + " things are wrong"));
        return findings.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    @Command(name = "retain", header = "Remove old backups, and what only they need.", sortOptions = false)
    int retain(
            @Option(names = "--to", required = true, paramLabel = "DIR", description = TO) Path to,
            @Mixin BackupPlace place,
            @Option(names = "--keep", required = true, paramLabel = "COUNT", description = "The newest that stay")
                    int keep,
            @Option(
                            names = "--days",
                            required = true,
                            paramLabel = "DAYS",
                            description = "How far back every moment can be restored")
                    int days) {
        RuVectorCommand root = RuVectorCommand.of(parent);
        List<Backup> gone =
                place.in(to).retain(keep, Clock.systemUTC().instant().minus(Duration.ofDays(days)));
        if (root.json()) {
            root.terminal()
                    .document(Map.of("removed", gone.stream().map(Backup::id).toList()));
        }
        root.terminal().line(gone.size() + " backups removed");
        return ExitCode.OK;
    }
}
