package io.ruvector.backup;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The backups in a place: a JSON document each, whose name ends with its own SHA-256. */
final class BackupCatalogue {
    static final String FOLDER = "backups";
    static final String OBJECTS = "objects";
    private static final int FORMAT = 1;
    private static final String ENDING = ".json";

    private final BackupTarget target;

    BackupCatalogue(BackupTarget target) {
        this.target = target;
    }

    /** Names of the documents, oldest first. */
    List<String> names() throws IOException {
        return target.list(FOLDER);
    }

    /** All backups, oldest first. */
    List<Backup> all() throws IOException {
        List<Backup> all = new ArrayList<>();
        for (String name : names()) {
            all.add(read(name));
        }
        all.sort(Comparator.comparing(Backup::id));
        return all;
    }

    Backup read(String name) throws IOException {
        byte[] document;
        try (InputStream in = target.read(FOLDER, name)) {
            document = in.readAllBytes();
        }
        if (!name.endsWith("-" + Digests.of(document) + ENDING)) {
            throw new CorruptStoreException("the backup " + name + " is not what was written", null);
        }
        try {
            JsonNode tree = JsonMapper.shared().readTree(document);
            int format = tree.path("format").asInt();
            if (format != FORMAT) {
                throw new InvalidInputException(
                        "format of the backup " + name,
                        format,
                        "at most " + FORMAT + ", the newest that this release reads");
            }
            return JsonMapper.shared().treeToValue(tree.get("backup"), Backup.class);
        } catch (JacksonException e) {
            throw new CorruptStoreException("the backup " + name + " cannot be read", e);
        }
    }

    void add(Backup backup) throws IOException {
        byte[] document = JsonMapper.shared().writeValueAsBytes(new Document(FORMAT, backup));
        target.write(FOLDER, backup.id() + "-" + Digests.of(document) + ENDING, new ByteArrayInputStream(document));
    }

    void remove(Backup backup) throws IOException {
        for (String name : names()) {
            if (name.startsWith(backup.id() + "-")) {
                target.delete(FOLDER, name);
            }
        }
    }

    private record Document(int format, Backup backup) {}
}
