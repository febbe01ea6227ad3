package io.ruvector.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file {@code CLOSED}: what a closed store's files are, so that the next open notices one that was cut off, lost or
 * changed. A line a file: its name, its size, and its CRC-32C unless it has checksums that every read verifies; the last
 * line is the CRC-32C of the lines before it.
 *
 * <p>An open store has no such file. A record that a loss of power brought back is known by its {@code CURRENT}, which
 * every open replaces before it changes anything else.
 */
final class CloseRecord {
    private static final Logger LOG = LoggerFactory.getLogger(CloseRecord.class);
    private static final String CURRENT = "CURRENT";

    private final Path rows;
    private final Path file;

    private CloseRecord(Path directory) {
        this.rows = directory.resolve(Store.ROWS);
        this.file = directory.resolve("CLOSED");
    }

    /** Records a store that is closed. Without the record the next open takes longer, and notices less. */
    static void write(Path directory) {
        CloseRecord record = new CloseRecord(directory);
        try {
            Path fresh = directory.resolve("CLOSED.tmp");
            Files.writeString(fresh, withChecksum(record.lines()), StandardCharsets.UTF_8);
            Files.move(fresh, record.file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("The closed store in {} could not be recorded", directory, e);
        }
    }

    /**
     * Compares a store with the record of its last close, which is then removed.
     *
     * @return whether there was such a record, so that every file is known to be whole
     * @throws CorruptStoreException when a file is not what it was
     */
    static boolean check(Path directory) {
        CloseRecord record = new CloseRecord(directory);
        try {
            @Nullable Map<String, String> recorded = record.read();
            boolean closed = recorded != null && record.isLatest(recorded);
            if (closed && recorded != null) {
                record.compare(recorded);
            }
            Files.deleteIfExists(record.file);
            return closed;
        } catch (IOException e) {
            throw new StoreIoException("cannot check the files in " + directory, e);
        }
    }

    private @Nullable Map<String, String> read() throws IOException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return null;
        }
        int lastLine = text.lastIndexOf('\n', text.length() - 2) + 1;
        List<String> lines = text.substring(0, lastLine).lines().toList();
        if (!withChecksum(lines).equals(text)) {
            LOG.warn("{} is damaged; the store is opened as one that was not closed", file);
            return null;
        }
        Map<String, String> recorded = new TreeMap<>();
        for (String line : lines) {
            int nameEnd = line.indexOf(' ');
            recorded.put(line.substring(0, nameEnd), line.substring(nameEnd + 1));
        }
        return recorded;
    }

    private boolean isLatest(Map<String, String> recorded) throws IOException {
        return Files.exists(rows.resolve(CURRENT))
                && fingerprint(rows.resolve(CURRENT)).equals(recorded.get(CURRENT));
    }

    private void compare(Map<String, String> recorded) throws IOException {
        for (Map.Entry<String, String> entry : recorded.entrySet()) {
            Path path = rows.resolve(entry.getKey());
            String found = Files.exists(path) ? fingerprint(path) : "nothing";
            if (!found.equals(entry.getValue())) {
                throw new CorruptStoreException(
                        path + " is not what it was when the store was closed: expected " + entry.getValue()
                                + " (bytes, checksum), found " + found,
                        null);
            }
        }
    }

    private List<String> lines() throws IOException {
        try (Stream<Path> files = Files.list(rows)) {
            List<Path> recorded = files.filter(CloseRecord::holdsData).sorted().toList();
            String[] lines = new String[recorded.size()];
            for (int i = 0; i < lines.length; i++) {
                lines[i] = recorded.get(i).getFileName() + " " + fingerprint(recorded.get(i));
            }
            return List.of(lines);
        }
    }

    private static boolean holdsData(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.equals(CURRENT) || name.startsWith("MANIFEST-") || name.endsWith(".log") || isTable(name);
    }

    /** Blocks of tables are verified whenever they are read. */
    private static boolean isTable(String name) {
        return name.endsWith(".sst");
    }

    private static String fingerprint(Path path) throws IOException {
        long size = Files.size(path);
        if (isTable(path.toString())) {
            return Long.toString(size);
        }
        CRC32C crc = new CRC32C();
        try (InputStream in = Files.newInputStream(path)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
            }
        }
        return size + " " + Long.toHexString(crc.getValue());
    }

    private static String withChecksum(List<String> lines) {
        String text = String.join("\n", lines) + "\n";
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return text + Long.toHexString(crc.getValue()) + "\n";
    }
}
