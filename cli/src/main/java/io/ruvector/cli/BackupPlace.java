package io.ruvector.cli;

import io.ruvector.backup.BackupFolder;
import io.ruvector.backup.BackupKey;
import io.ruvector.backup.BackupTarget;
import io.ruvector.backup.Backups;
import io.ruvector.backup.EncryptedTarget;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of the key that backups are encrypted with. */
final class BackupPlace {
    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The backups are encrypted with this key, which \"ruvector backup key\" makes")
    private @Nullable Path key;

    Backups in(Path folder) {
        BackupTarget place = new BackupFolder(folder);
        return new Backups(key == null ? place : new EncryptedTarget(place, BackupKey.read(key)), Clock.systemUTC());
    }
}
