package io.ruvector.backup;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets old backups go: first their documents, then what no document names any more. */
final class Retention {
    private final BackupTarget target;

    Retention(BackupTarget target) {
        this.target = target;
    }

    List<Backup> apply(int keep, Instant keepSince) throws IOException {
        if (keep < 1) {
            throw new InvalidInputException("keep", keep, "at least 1");
        }
        BackupCatalogue catalogue = new BackupCatalogue(target);
        List<Backup> all = catalogue.all();
        int firstSince = all.size();
        while (firstSince > 0 && !all.get(firstSince - 1).time().isBefore(keepSince)) {
            firstSince--;
        }
        // The one before leads to the moments between it and the next.
        int first = Math.max(0, Math.min(all.size() - keep, firstSince - 1));
        List<Backup> gone = new ArrayList<>(all.subList(0, first));
        for (Backup backup : gone) {
            catalogue.remove(backup);
        }
        removeUnneeded(all.subList(first, all.size()));
        return gone;
    }

    private void removeUnneeded(List<Backup> kept) throws IOException {
        Set<String> needed = new HashSet<>();
        kept.forEach(backup -> backup.files().forEach(file -> needed.add(file.sha256())));
        for (String name : target.list(BackupCatalogue.OBJECTS)) {
            if (!needed.contains(name)) {
                target.delete(BackupCatalogue.OBJECTS, name);
            }
        }
        for (String name : target.list(LogSegment.FOLDER)) {
            Optional<LogSegment> segment = LogSegment.of(name);
            boolean used = segment.isEmpty()
                    || kept.stream()
                            .anyMatch(backup ->
                                    backup.identity().equals(segment.get().identity())
                                            && segment.get().to()
                                                    >= backup.logPosition().orElse(Long.MAX_VALUE));
            if (!used) {
                target.delete(LogSegment.FOLDER, name);
            }
        }
    }
}
