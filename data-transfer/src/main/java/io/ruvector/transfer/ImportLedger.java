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
import org.jspecify.annotations.Nullable;

/**
 * How far the import of a file into a collection has come, kept in a table of the same database and written together with the
 * rows: after a kill it says exactly which rows are there. A file that changed since is another file.
 */
final class ImportLedger {
    static final String TABLE = "ruvector.imports";
    private static final int WORDS = 3;

    private final Table table;
    private final String key;
    private final String fingerprint;
    private final FileSeal seal;
    private @Nullable String content;

    ImportLedger(VectorDb db, ImportRequest request, FileSeal seal) throws IOException {
        Path file = request.source().file().toRealPath();
        this.seal = seal;
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

    /**
     * The last row written by an import that was checked but not finished; empty when there is none, or the file's bytes are
     * others now.
     */
    Optional<Long> lastRow() throws IOException {
        @Nullable
        String noted =
                table.get(key).map(it -> new String(it, StandardCharsets.UTF_8)).orElse(null);
        if (noted == null || !noted.startsWith(fingerprint + " ")) {
            return Optional.empty();
        }
        String[] words = noted.split(" ");
        return words.length == WORDS && words[1].equals(content())
                ? Optional.of(Long.valueOf(words[2]))
                : Optional.empty();
    }

    private String content() throws IOException {
        if (content == null) {
            content = seal.digest();
        }
        return content;
    }

    /** Adds to a batch that the file is written up to a row. */
    void note(WriteBatch batch, long lastRow) throws IOException {
        String noted = fingerprint + " " + content() + " " + lastRow;
        batch.put(table, key, noted.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds to a batch that the import is finished. */
    void finish(WriteBatch batch) {
        batch.remove(table, key);
    }
}
