package io.ruvector.search;

import io.ruvector.vector.ChangeFeed;
import io.ruvector.vector.VectorDb;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Index files that follow a source of the store. The last commit notes the sequence it contains and the settings it was
 * made with; everything later is replayed, and where that cannot be, the files are made again from the rows.
 *
 * <p>Changed by one thread at a time (the owner's lock); {@link #ifCaughtUp} may be called by any.
 */
final class DerivedIndex {
    private static final Logger LOG = LoggerFactory.getLogger(DerivedIndex.class);
    private static final String SEQUENCE = "ruvector.sequence";
    private static final String SETTINGS = "ruvector.settings";
    private static final long NOTHING = -1;

    /** So far may the sequence run ahead of the last commit before an idle index is committed for the feed's sake. */
    private static final long IDLE_COMMITS = 10_000;

    private final VectorDb db;
    private final TextSource source;
    private final TextIndexOptions options;
    private final Path folder;
    private final String consumer;
    private final String settings;
    private volatile @Nullable IndexFiles files;
    private volatile long contained = NOTHING;
    private long committed = NOTHING;
    private int uncommittedChanges;

    DerivedIndex(VectorDb db, TextSource source, TextIndexOptions options) {
        this.db = db;
        this.source = source;
        this.options = options;
        this.folder = db.path().resolve("text").resolve(URLEncoder.encode(source.name(), StandardCharsets.UTF_8));
        this.consumer = "text/" + source.name();
        this.settings = "v2 " + options.analysis() + " title=" + options.titleWeight();
    }

    /** The files, if they contain everything committed to the store by now. */
    Optional<IndexFiles> ifCaughtUp() {
        return contained == db.sequence() ? Optional.ofNullable(files) : Optional.empty();
    }

    /** The files after they took every change committed by now. */
    IndexFiles caughtUp() throws IOException {
        IndexFiles open = opened();
        long target = db.sequence();
        if (contained == target) {
            return open;
        }
        if (contained != NOTHING && db.changes().covers(contained)) {
            contained = replay(open);
        } else {
            rebuild(open);
            contained = target;
        }
        if (uncommittedChanges >= options.commitEvery()) {
            commit();
        }
        return open;
    }

    void commit() throws IOException {
        IndexFiles open = files;
        if (open == null || contained == NOTHING) {
            return;
        }
        Map<String, String> notes = new HashMap<>();
        notes.put(SEQUENCE, Long.toString(contained));
        notes.put(SETTINGS, settings);
        open.commit(notes);
        committed = contained;
        uncommittedChanges = 0;
        db.changes().acknowledge(consumer, committed);
    }

    void close() throws IOException {
        IndexFiles open = files;
        if (open == null) {
            return;
        }
        try (open) {
            if (uncommittedChanges > 0 || contained - committed > IDLE_COMMITS) {
                commit();
            }
        } finally {
            files = null;
        }
    }

    private IndexFiles opened() throws IOException {
        IndexFiles present = files;
        if (present != null) {
            return present;
        }
        IndexFiles open = readable();
        Map<String, String> notes = open.committedNotes().orElse(Map.of());
        String sequence = notes.get(SEQUENCE);
        if (sequence != null && settings.equals(notes.get(SETTINGS))) {
            contained = Long.parseLong(sequence);
            committed = contained;
        }
        files = open;
        return open;
    }

    private IndexFiles readable() throws IOException {
        Files.createDirectories(folder);
        try {
            return IndexFiles.open(folder, options);
        } catch (CorruptIndexException
                | IndexNotFoundException
                | IndexFormatTooNewException
                | IndexFormatTooOldException
                | NoSuchFileException
                | EOFException e) {
            LOG.warn(
                    "The text index of {} cannot be read and is made again from the rows: {}",
                    source.name(),
                    e.getMessage());
            clear();
            return IndexFiles.open(folder, options);
        }
    }

    private void clear() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                Files.deleteIfExists(entry);
            }
        }
    }

    private long replay(IndexFiles open) throws IOException {
        Set<String> changed = new LinkedHashSet<>();
        ChangeFeed feed = db.changes();
        long reached = feed.replay(source.name(), contained, (sequence, key) -> changed.add(key));
        for (String key : changed) {
            Optional<TextDocument> document = source.read(key);
            if (document.isPresent()) {
                open.put(document.get());
            } else {
                open.remove(key);
            }
        }
        uncommittedChanges += changed.size();
        if (!changed.isEmpty()) {
            open.refresh();
        }
        return reached;
    }

    private void rebuild(IndexFiles open) throws IOException {
        LOG.debug("Making the text index of {} from its rows", source.name());
        open.removeAll();
        int[] rows = {0};
        source.forEach(document -> {
            try {
                open.add(document);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            rows[0]++;
        });
        uncommittedChanges += Math.max(1, rows[0]);
        open.refresh();
    }
}
