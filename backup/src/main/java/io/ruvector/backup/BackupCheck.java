package io.ruvector.backup;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares every file in a place of backups with its name, which is its digest, and with what the backups need. */
final class BackupCheck {
    private final BackupTarget target;
    private final List<String> findings = new ArrayList<>();

    BackupCheck(BackupTarget target) {
        this.target = target;
    }

    List<String> run() throws IOException {
        List<Backup> backups = backups();
        Set<String> whole = new HashSet<>();
        for (String name : target.list(BackupCatalogue.OBJECTS)) {
            if (isWhole(BackupCatalogue.OBJECTS, name, name)) {
                whole.add(name);
            }
        }
        for (Backup backup : backups) {
            for (Backup.StoredFile file : backup.files()) {
                if (!whole.contains(file.sha256())) {
                    findings.add("backup " + backup.id() + ": " + file.path() + " is missing or damaged");
                }
            }
        }
        for (String name : target.list(LogSegment.FOLDER)) {
            Optional<LogSegment> segment = LogSegment.of(name);
            if (segment.isEmpty()) {
                findings.add("log/" + name + " is not the name of an archived log");
            } else {
                isWhole(LogSegment.FOLDER, name, segment.get().sha256());
            }
        }
        backups.forEach(this::checkChain);
        return List.copyOf(findings);
    }

    private List<Backup> backups() throws IOException {
        BackupCatalogue catalogue = new BackupCatalogue(target);
        List<Backup> backups = new ArrayList<>();
        for (String name : catalogue.names()) {
            try {
                backups.add(catalogue.read(name));
            } catch (CorruptStoreException | InvalidInputException e) {
                findings.add(String.valueOf(e.getMessage()));
            }
        }
        return backups;
    }

    private boolean isWhole(String folder, String name, String sha256) throws IOException {
        try {
            if (Digests.of(target.read(folder, name)).equals(sha256)) {
                return true;
            }
            findings.add(folder + "/" + name + " is not what was written");
        } catch (NoSuchFileException e) {
            findings.add(folder + "/" + name + " is missing");
        } catch (CorruptStoreException e) {
            findings.add(String.valueOf(e.getMessage()));
        }
        return false;
    }

    private void checkChain(Backup backup) {
        try {
            new LogArchive(target).after(backup, Instant.MAX);
        } catch (InvalidInputException e) {
            findings.add("backup " + backup.id() + ": " + e.getMessage());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
