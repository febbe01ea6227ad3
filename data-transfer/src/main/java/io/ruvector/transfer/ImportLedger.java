package io.ruvector.transfer;

import io.ruvector.store.Table;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How far the import of a file into a collection has come, kept in a table of the same database and written together with the
 * rows: after a kill it says exactly which rows are there. A file that changed since is another file.
 */
final class ImportLedger {
    private static final String TABLE = "ruvector.imports";

    private final Table table;
    private final String key;
    private final String fingerprint;

    ImportLedger(VectorDb db, ImportRequest request) throws IOException {
        Path file = request.source().file().toRealPath();
        this.table = db.table(TABLE);
        this.key = request.collection() + "/" + digest(file.toString());
        this.fingerprint = digest(Files.size(file) + "\n" + Files.getLastModifiedTime(file) + "\n"
                + request.source().format() + "\n" + columns(request.source().columns()) + "\n"
                + request.badRowReport().isPresent());
    }

    private static String columns(RowColumns columns) {
        return String.join("\n", columns.id(), columns.vector(), columns.text(), columns.metadata())
                + new java.util.TreeMap<>(columns.types());
    }

    private static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The last row written by an import that was checked but not finished; empty when there is none. */
    Optional<Long> lastRow() {
        return table.get(key)
                .map(it -> new String(it, StandardCharsets.UTF_8))
                .filter(it -> it.startsWith(fingerprint + " "))
                .map(it -> Long.valueOf(it.substring(fingerprint.length() + 1)));
    }

    /** Adds to a batch that the file is written up to a row. */
    void note(WriteBatch batch, long lastRow) {
        batch.put(table, key, (fingerprint + " " + lastRow).getBytes(StandardCharsets.UTF_8));
    }

    /** Adds to a batch that the import is finished. */
    void finish(WriteBatch batch) {
        batch.remove(table, key);
    }
}
