package io.ruvector.backup;

import io.ruvector.store.CommitLog;
import io.ruvector.store.CommitPoint;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one backup: a snapshot by hard links, then a copy of each file that the place does not have. Tables never change, so that a
 * file of the same name and length in the last backup of the same store is the same file.
 */
final class BackupCreation {
    static final String SNAPSHOT = "backup-snapshot";
    private static final Set<String> NOT_DATA = Set.of("LOG", "LOCK", "IDENTITY");
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final VectorDb db;
    private final BackupTarget target;
    private final BackupCatalogue catalogue;
    private final Instant now;
    private long newBytes;

    BackupCreation(VectorDb db, BackupTarget target, Instant now) {
        this.db = db;
        this.target = target;
        this.catalogue = new BackupCatalogue(target);
        this.now = now;
    }

    /** Makes it; an incremental one trusts the files that are there, a full one writes each of them again. */
    Backup run(boolean incremental) throws IOException {
        Path snapshot = db.path().resolve(SNAPSHOT);
        FileTree.delete(snapshot);
        try {
            CommitLog log = db.commitLog();
            String identity = log.identity();
            OptionalLong position = log.isKept() ? OptionalLong.of(log.position()) : OptionalLong.empty();
            CommitPoint last = db.snapshot(snapshot);
            List<Backup> earlier = catalogue.all();
            List<Backup.StoredFile> files = store(snapshot, incremental, known(earlier, identity));
            Backup backup =
                    new Backup(id(earlier), now, last.sequence(), last.time(), identity, position, newBytes, files);
            catalogue.add(backup);
            return backup;
        } finally {
            FileTree.delete(snapshot);
        }
    }

    /** The files of the last backup of this store, by path. */
    private static Map<String, Backup.StoredFile> known(List<Backup> earlier, String identity) {
        Map<String, Backup.StoredFile> known = new HashMap<>();
        for (Backup backup : earlier) {
            if (backup.identity().equals(identity)) {
                backup.files().stream()
                        .filter(it -> it.path().endsWith(".sst"))
                        .forEach(it -> known.put(it.path(), it));
            }
        }
        return known;
    }

    private List<Backup.StoredFile> store(Path snapshot, boolean incremental, Map<String, Backup.StoredFile> known)
            throws IOException {
        Set<String> there = new HashSet<>(incremental ? target.list(BackupCatalogue.OBJECTS) : List.of());
        List<Backup.StoredFile> files = new ArrayList<>();
        List<Path> paths;
        try (Stream<Path> all = Files.walk(snapshot)) {
            paths = all.filter(Files::isRegularFile)
                    .filter(it -> !NOT_DATA.contains(String.valueOf(it.getFileName())))
                    .sorted()
                    .toList();
        }
        for (Path path : paths) {
            String name = snapshot.relativize(path).toString().replace('\\', '/');
            long bytes = Files.size(path);
            Backup.@Nullable StoredFile same = incremental ? known.get(name) : null;
            String sha256 =
                    same != null && same.bytes() == bytes ? same.sha256() : Digests.of(Files.newInputStream(path));
            if (there.add(sha256)) {
                try (InputStream in = Files.newInputStream(path)) {
                    target.write(BackupCatalogue.OBJECTS, sha256, in);
                }
                newBytes += bytes;
            }
            files.add(new Backup.StoredFile(name, bytes, sha256));
        }
        return files;
    }

    /** A name later than every other one, even when the clock went back. */
    private String id(List<Backup> earlier) {
        String wanted = ID.format(now) + "-0000";
        if (earlier.isEmpty() || earlier.getLast().id().compareTo(wanted) < 0) {
            return wanted;
        }
        String last = earlier.getLast().id();
        int count = Integer.parseInt(last.substring(last.length() - 4)) + 1;
        return last.substring(0, last.length() - 4) + String.format("%04d", count);
    }
}
